import { sameShape } from "@gd/tensor";
import { type Instruction, type Place, type Source, wordsOf } from "../kernels/instruction.js";
import type { Block } from "../memory/block.js";
import type { Tape } from "./tape.js";

const sameGrid = (a: Instruction["grid"], b: Instruction["grid"]): boolean =>
  a === b || (a !== undefined && b !== undefined && sameShape(wordsOf(a), wordsOf(b)));

/** Whether two calls came to the same instructions, on the same elements, with the same numbers but for parts that vary. */
export const sameTape = (one: Tape, other: Tape): boolean => {
  // Blocks of a step are the same when they have the same role in it.
  const counterparts = new Map<Block, Block>();
  const taken = new Set<Block>();
  one.inputs.forEach((input, i) => {
    const counterpart = other.inputs[i];
    if (input !== undefined && counterpart !== undefined) counterparts.set(input, counterpart);
  });
  const varying = new Set(one.parts.flatMap(({ calls }) => calls.flatMap(({ instructions }) => instructions)));

  const sameBlock = (a: Block, b: Block): boolean => {
    const known = counterparts.get(a);
    if (known !== undefined) return known === b;
    if (a.kind === "variable") return a === b;
    if (a.kind === "given") return b.kind === "given" && a.elements === b.elements;
    if (b.kind !== "temporary" || a.length !== b.length || taken.has(b)) return false;
    counterparts.set(a, b);
    taken.add(b);
    return true;
  };
  const samePlace = (a: Place | undefined, b: Place | undefined): boolean =>
    a === undefined || b === undefined ? a === b : a.offset === b.offset && sameBlock(a.block, b.block);
  const sameSource = (a: Source, b: Source, varies: boolean): boolean => {
    if (a.row !== b.row || a.column !== b.column) return false;
    if (typeof a.at === "object" && typeof b.at === "object") return samePlace(a.at, b.at);
    return Object.is(a.at, b.at) || (varies && typeof a.at === typeof b.at);
  };
  const sameInstruction = (a: Instruction, b: Instruction): boolean =>
    a.kernel === b.kernel &&
    a.rows === b.rows &&
    a.columns === b.columns &&
    a.inner === b.inner &&
    sameGrid(a.grid, b.grid) &&
    a.sources.length === b.sources.length &&
    a.sources.every((source, i) => sameSource(source, b.sources[i]!, varying.has(a))) &&
    samePlace(a.y, b.y);

  return (
    one.instructions.length === other.instructions.length &&
    one.looks.length === other.looks.length &&
    one.looks.every(({ input }, i) => input === other.looks[i]!.input) &&
    one.parts.length === other.parts.length &&
    one.instructions.every((instruction, i) => sameInstruction(instruction, other.instructions[i]!)) &&
    samePlace(one.item?.at, other.item?.at)
  );
};
