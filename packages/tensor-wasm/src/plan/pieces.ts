import type { Instruction, Place } from "../kernels/instruction.js";
import { asks, isElementwise } from "../kernels/kernel.js";
import { goTogether, type Stretch } from "./stretch.js";

/** Instructions that are computed on one piece of their vectors after the other. */
export interface Group {
  readonly members: readonly Instruction[];
  /** The length of their vectors. */
  readonly length: number;
}

export const isGroup = (item: Instruction | Group): item is Group => "members" in item;

/** A dozen pieces fit into the first cache. */
export const PIECE_BYTES = 4096;
/** Each thread's own places for pieces. */
export const OWN_PLACES = 16;
/** From one to the next: no power of two, or they would compete for the same cache lines. */
export const OWN_STEP = PIECE_BYTES + 64;
export const OWN_BYTES = OWN_PLACES * OWN_STEP;
/** Shorter vectors stay in the first cache as they are. */
const SHORTEST = 2048;

/**
 * Groups consecutive instructions that compute vectors of one length, element by element: computed piece by piece, the
 * vectors pass through the cache once. As a piece may be written before the next one is asked about, no group both asks
 * and changes variables.
 */
export const inGroups = (
  instructions: readonly Instruction[],
  placeOf: (at: Place) => Place,
): readonly (Instruction | Group)[] => {
  const result: (Instruction | Group)[] = [];
  let members: Instruction[] = [];

  const close = (): void => {
    if (members.length > 1) result.push({ members, length: members[0]!.columns });
    else result.push(...members);
    members = [];
  };
  for (const instruction of instructions) {
    const [first] = members;
    if (first !== undefined && (first.columns !== instruction.columns || !fits(instruction, members, placeOf))) close();
    if (isGroupable(instruction)) members.push(instruction);
    else {
      close();
      result.push(instruction);
    }
  }
  close();
  return result;
};

/** Whether an instruction computes one long vector of others, or of numbers, and so may be in a group. */
export const isGroupable = ({ kernel, rows, columns, sources }: Instruction): boolean =>
  isElementwise(kernel) &&
  rows === 1 &&
  columns >= SHORTEST &&
  sources.every(({ at, row, column }) => typeof at === "number" || column === 1 || row === 0);

const changesVariable = ({ y }: Instruction): boolean => y?.block.kind === "variable";

/** Whether an instruction can be computed piece by piece with members before it. */
export const fits = (
  instruction: Instruction,
  members: readonly Instruction[],
  placeOf: (at: Place) => Place,
): boolean => {
  const asked = members.some(({ kernel }) => asks(kernel));
  if (asked && changesVariable(instruction)) return false;
  // A change before a question is a whole one, whatever the answer is.
  if (asks(instruction.kernel) && members.some(changesVariable)) return false;
  const stretches = stretchesOf(instruction, placeOf);
  return members.every((member) => goTogether(stretchesOf(member, placeOf), stretches, instruction.columns));
};

const stretchesOf = ({ y, sources }: Instruction, placeOf: (at: Place) => Place): readonly Stretch[] => {
  const stretch = (at: Place, repeated: boolean, written: boolean): Stretch => {
    const { block, offset } = placeOf(at);
    return { within: block, first: offset, repeated, written };
  };
  const read = sources.flatMap(({ at, column }) => (typeof at === "number" ? [] : [stretch(at, column === 0, false)]));
  return y === undefined ? read : [stretch(y, false, true), ...read];
};
