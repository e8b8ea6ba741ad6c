import ts from "typescript";
import type { Fault } from "./fault.ts";
import type { PlantedFault } from "./planted/planted-fault.ts";
import { partOf } from "./slips.ts";

/**
 * Finds a fault of the lists in its file.
 *
 * Throws  Error unless the piece occurs once, so that no fault is lost when the file changes
 */
export const plant = (file: string, source: string, { what, find, replace }: PlantedFault): Fault => {
  const pieces = source.split(find).length - 1;
  if (pieces !== 1) {
    const advice = pieces === 0 ? "has the file changed?" : "include more of the text around it";
    throw new Error(
      `${file}: "${what}" is planted where this occurs once, but it occurs ${pieces} times; ${advice}\n${find}`,
    );
  }
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const start = source.indexOf(find);
  return {
    file,
    line: tree.getLineAndCharacterOfPosition(start).line + 1,
    part: partOf(nodeAt(tree, start + find.search(/\S/))),
    what,
    start,
    end: start + find.length,
    text: replace,
  };
};

/** The innermost node at a position. */
const nodeAt = (node: ts.Node, position: number): ts.Node => {
  const child = node.forEachChild((part) =>
    part.getStart() <= position && position < part.getEnd() ? part : undefined,
  );
  return child === undefined ? node : nodeAt(child, position);
};
