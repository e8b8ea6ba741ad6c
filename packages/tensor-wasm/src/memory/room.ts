/** How many bytes may stay in the memory of WebAssembly before all of it is moved out to make room, … */
export const ROOM = 1 << 26;
/** … or twice as many where that has happened within so few steps … */
export const FEW_STEPS = 32;
/** … but never more than this. */
export const MOST_ROOM = 3 * 2 ** 30;
