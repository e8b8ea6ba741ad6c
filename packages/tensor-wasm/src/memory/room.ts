/** What stays in the memory of WebAssembly, in bytes, until all of it is moved out to make room. */
export const ROOM = 1 << 28;
