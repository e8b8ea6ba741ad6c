import type { Cells, Page } from "../csv/cells.js";

/** The texts of cells. Throws a TypeError, as a TextDecoder does, where bytes are not UTF-8. */
export const textsOfCells = ({ pages }: Cells): readonly string[] => {
  const texts: string[] = [];
  for (const page of pages) addTexts(page, texts);
  return texts;
};

const addTexts = ({ bytes, ends }: Page, texts: string[]): void => {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const all = decoder.decode(bytes);
  // Where each byte is a character, cells are parts of one text, which is several times as fast.
  const isAscii = all.length === bytes.length;
  for (let i = 0, from = 0; i < ends.length; i++) {
    const to = ends[i]!;
    texts.push(isAscii ? all.slice(from, to) : decoder.decode(bytes.subarray(from, to)));
    from = to;
  }
};
