import type { CallsInSequence } from "@gd/tensor";
import type { Variable } from "../memory/block.js";
import type { Memory } from "../memory/memory.js";
import type { LaidOut } from "../plan/laid-out.js";
import { WasmError } from "../wasm-error.js";
import type { Base } from "./scalar-code.js";
import { straightLine } from "./straight-line.js";

/** Consecutive elements of a plan. */
export interface Span {
  readonly pointer: number;
  readonly length: number;
}

/** Where everything lies that the instructions of a plan read and write. */
interface Places {
  /** Where the plan's own room begins. */
  readonly frame: number;
  /** Of the inputs that are copied in. */
  readonly inputs: readonly (Span | undefined)[];
  readonly report: Span;
  readonly variables: readonly Variable[];
}

/** A plan as code of its own. */
interface InLine {
  /** Makes a call; returns 0 where something is not finite. */
  readonly run: () => number;
  readonly inSequence: CallsInSequence;
}

/** Has straight-line code make the calls of a plan; undefined where its instructions are left to the kernels. */
export const inLine = (
  memory: Memory,
  instructions: readonly LaidOut[],
  { frame, inputs, report, variables }: Places,
): InLine | undefined => {
  const { size } = memory;
  // In a sequence, each call has its inputs and its report after those of the one before.
  const moving = [...inputs.flatMap((input) => input ?? []), report];
  const bases: readonly Base[] = [
    { pointer: frame, bytes: 0, stride: 0 },
    ...moving.map(({ pointer, length }) => ({ pointer, bytes: length * size, stride: length * size })),
    ...variables.map(({ pointer, length }) => ({ pointer, bytes: length * size, stride: 0 })),
  ];
  const run = straightLine(memory, instructions, bases);
  if (run === undefined) return undefined;

  const tableOf = (moved: readonly number[]): number => {
    const table = memory.allocatePermanently((bases.length * 4) / size);
    memory.words.set([frame, ...moved, ...variables.map(({ pointer }) => pointer)], table / 4);
    return table;
  };
  const roomFor = (count: number) => {
    const pointers = moving.map(({ length }) => memory.allocatePermanently(length * count));
    return { count, pointers, table: tableOf(pointers) };
  };
  const table = tableOf(moving.map(({ pointer }) => pointer));
  let room: ReturnType<typeof roomFor> | undefined;

  return {
    run: () => run(table, 1),
    inSequence(elements, count) {
      if (room === undefined || room.count < count) {
        const before = memory.permanentBytes;
        try {
          room = roomFor(count);
        } catch (error) {
          if (!(error instanceof WasmError)) throw error;
          memory.release(before);
          return undefined;
        }
      }
      const { pointers } = room;
      let next = 0;
      inputs.forEach((input, i) => {
        if (input !== undefined) memory.copyIn(pointers[next++]!, elements[i]!.subarray(0, input.length * count));
      });
      const calls = run(room.table, count);
      return { calls, reports: memory.copyOut(pointers[next]!, report.length * calls) };
    },
  };
};
