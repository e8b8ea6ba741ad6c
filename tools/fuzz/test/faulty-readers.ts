import type { Reader } from "../src/reader.ts";

class FormatError extends Error {}

const reader = (name: string, read: Reader["read"]): Reader => ({
  name,
  examples: [Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)],
  read,
  errors: [FormatError],
});

const kept: Uint8Array[] = [];

/** Readers with faults, each of which shows with one file in some hundreds, and one without. */
export const readers: readonly Reader[] = [
  reader("sound", (file) => {
    if (file[0] !== 1) throw new FormatError("it does not begin with 1");
  }),
  reader("throws", (file) => {
    if (file[0] === 0xff) throw new TypeError("Cannot read properties of undefined");
  }),
  reader("rejects", async (file) => {
    if (file[0] === 0xff) throw "a text";
  }),
  reader("hangs", (file) => {
    while (file[0] === 0xff);
  }),
  reader("waits", (file) => (file[0] === 0xff ? new Promise(() => {}) : undefined)),
  reader("grows", (file) => {
    if (file[0] === 0xff) kept.push(new Uint8Array(2 ** 29).fill(1));
  }),
  reader("overflows", (file) => {
    const lists: number[][] = [];
    while (file[0] === 0xff) lists.push(new Array<number>(2 ** 20).fill(1.5));
  }),
  reader("writes", (file) => {
    if (file[0] === 0xff) file[0] = 0;
  }),
];
