import { decodeUtf8 } from "@gd/tensor";
import type { Cells, Page } from "../csv/cells.js";

/** Thrown where the bytes of a cell are not UTF-8. */
export class NotUtf8 extends Error {}

/** The texts of cells. Throws a NotUtf8 where bytes are none. */
export const textsOfCells = ({ pages }: Cells): readonly string[] => {
  const texts: string[] = [];
  for (const page of pages) addTexts(page, texts);
  return texts;
};

const addTexts = ({ bytes, ends }: Page, texts: string[]): void => {
  const all = textOfCell(bytes);
  // Where each byte is a character, cells are parts of one text, which is several times as fast.
  const isAscii = all.length === bytes.length;
  for (let i = 0, from = 0; i < ends.length; i++) {
    const to = ends[i]!;
    texts.push(isAscii ? all.slice(from, to) : textOfCell(bytes.subarray(from, to)));
    from = to;
  }
};

/** The text of a cell. Throws a NotUtf8 where it is none. */
export const textOfCell = (bytes: Uint8Array): string => {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new NotUtf8();
  return text;
};
