import { isTensor } from "@gd/tensor";
import type { Source } from "../kernels/instruction.js";
import type { VaryingPart } from "./tape.js";
import type { Watch, WatchedCall } from "./watched.js";

/** Runs a part again for the sake of its numbers. Returns false when it comes to other operations. */
export type ReplayPart = (step: number) => boolean;

/**
 * A part that varies, run again without computing: each operation is compared with the one noted in its place, gets the
 * tensor that was noted for its result, and leaves its numbers where the plan reads them.
 *
 * @param numbers where each number lies, among the elements of the memory
 */
export const replayPart = (
  { run, calls, result }: VaryingPart,
  watch: Watch,
  numbers: ReadonlyMap<Source, number>,
  write: (element: number, value: number) => void,
): ReplayPart => {
  const noted = calls.map(({ operation, operands, result, instructions }) => {
    const elements = instructions.flatMap(({ sources }) => sources.flatMap((source) => numbers.get(source) ?? []));
    const count = operands.filter((operand) => typeof operand === "number").length;
    let next = 0;
    const slots = operands.map((operand) =>
      typeof operand === "number" && count === elements.length ? elements[next++] : undefined,
    );
    return { operation, operands: [...operands], result, slots };
  });
  const tree = treeOf(result);
  let next = 0;
  const check: WatchedCall = (operation, operands) => {
    const call = noted[next++];
    if (call?.operation !== operation || call.operands.length !== operands.length) throw DIFFERENT;
    for (let i = 0; i < operands.length; i++) {
      const operand = operands[i];
      if (Object.is(operand, call.operands[i])) continue;
      const slot = call.slots[i];
      if (slot !== undefined && typeof operand === "number") {
        write(slot, operand);
        call.operands[i] = operand;
      } else if (!sameOperand(operand, call.operands[i])) throw DIFFERENT;
    }
    return call.result;
  };
  return (step) => {
    next = 0;
    watch.call = check;
    try {
      return sameTree(run({ step }), tree) && next === noted.length;
    } catch {
      // Something else, or an error of the part itself, which it will make again when it is run to compute.
      return false;
    } finally {
      watch.call = undefined;
    }
  };
};

/** Ends a part that comes to something else, before it computes anything. */
const DIFFERENT = new Error("a part that varies came to other operations");

/** Shapes and lists of tensors are made anew each time. */
const sameOperand = (one: unknown, other: unknown): boolean =>
  Object.is(one, other) ||
  (Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((part, i) => part === other[i]));

/** A tree of values as it was noted: compared without looking into tensors, of which each call has the same. */
interface Tree {
  readonly value: unknown;
  readonly names: readonly string[];
  readonly parts: readonly Tree[];
}

const treeOf = (value: unknown): Tree => {
  const names = isRecord(value) && !isTensor(value) ? Object.keys(value) : [];
  return { value, names, parts: isRecord(value) ? names.map((name) => treeOf(value[name])) : [] };
};

const sameTree = (value: unknown, { value: noted, names, parts }: Tree): boolean => {
  if (value === noted) return true;
  if (isEmptyList(noted)) return isEmptyList(value);
  if (names.length === 0 || !isRecord(value)) return Object.is(value, noted);
  for (let i = 0; i < names.length; i++) if (!sameTree(value[names[i]!], parts[i]!)) return false;
  return true;
};

/** `none`, or one made anew. */
const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
