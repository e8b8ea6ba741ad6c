import type { Cells } from "../csv/cells.js";
import { MOST_CATEGORIES } from "./rules.js";
import { textOfCell } from "./texts-of-cells.js";

/** Texts, each different one written once. */
export interface Dictionary {
  /** Of each text, the place of it in `texts`. */
  readonly codes: Int32Array;
  /** The different texts, in the order in which they come. */
  readonly texts: readonly string[];
}

/** The dictionary of texts, of which undefined has the code −1. */
export const dictionaryOf = (values: readonly (string | undefined)[]): Dictionary => {
  const places = new Map<string, number>();
  const codes = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const text = values[row];
    const place = text === undefined ? -1 : (places.get(text) ?? places.size);
    if (text !== undefined && place === places.size) places.set(text, place);
    codes[row] = place;
  }
  return { codes, texts: [...places.keys()] };
};

/** A power of two, several times as many as there are texts. */
const SLOTS = 8192;

/**
 * The dictionary of cells, or undefined if there are too many different ones for categories. It compares bytes, and makes
 * a text of the different ones alone.
 */
export const dictionaryOfCells = ({ pages, length }: Cells): Dictionary | undefined => {
  const codes = new Int32Array(length);
  const slots = new Int32Array(SLOTS).fill(-1);
  const hashes: number[] = [];
  const entries: Uint8Array[] = [];
  let row = 0;
  for (const { bytes, ends } of pages) {
    let from = 0;
    for (let i = 0; i < ends.length; i++) {
      const to = ends[i]!;
      let hash = FNV_OFFSET;
      for (let j = from; j < to; j++) hash = Math.imul(hash ^ bytes[j]!, FNV_PRIME);
      let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
      for (;;) {
        const code = slots[slot]!;
        if (code < 0) {
          if (entries.length === MOST_CATEGORIES) return undefined;
          slots[slot] = entries.length;
          codes[row] = entries.length;
          entries.push(bytes.slice(from, to));
          hashes.push(hash);
          break;
        }
        if (hashes[code] === hash && isSame(entries[code]!, bytes, from, to)) {
          codes[row] = code;
          break;
        }
        slot = (slot + 1) & (SLOTS - 1);
      }
      row++;
      from = to;
    }
  }
  return { codes, texts: entries.map(textOfCell) };
};

// Fowler, Noll & Vo's hash FNV-1a of 32 bits.
const FNV_OFFSET = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

const isSame = (entry: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean => {
  if (entry.length !== to - from) return false;
  for (let i = 0; i < entry.length; i++) if (entry[i] !== bytes[from + i]) return false;
  return true;
};
