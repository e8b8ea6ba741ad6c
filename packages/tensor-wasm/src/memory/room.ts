/** How many bytes may stay in the memory of WebAssembly before all of it is moved out to make room. */
export const ROOM = 1 << 28;
