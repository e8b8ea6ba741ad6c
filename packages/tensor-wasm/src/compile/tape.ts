import type { Now, Ops, Tensor } from "@gd/tensor";
import type { Instruction, Place } from "../kernels/instruction.js";
import { asks, KERNEL } from "../kernels/kernel.js";
import type { Given } from "../memory/block.js";
import type { Machine, Recorder } from "../memory/machine.js";
import type { Watch } from "./watched.js";

/** A call of an operation in a part that varies. */
export interface Call {
  readonly operation: keyof Ops;
  readonly operands: readonly unknown[];
  readonly result: unknown;
  /** The instructions that it came to. */
  readonly instructions: readonly Instruction[];
}

/** A part that reads the number of the call, and so is run in every call; with what it came to. */
export interface VaryingPart {
  readonly run: (now: Now) => unknown;
  readonly calls: readonly Call[];
  readonly result: unknown;
}

/** A function that looks at the elements of an input. */
export interface Look {
  readonly input: number;
  readonly look: (x: Tensor) => void;
}

/** What a call came to. */
export interface Tape {
  readonly instructions: readonly Instruction[];
  /** The elements of each input that came from the heap. */
  readonly inputs: readonly (Given | undefined)[];
  readonly looks: readonly Look[];
  readonly parts: readonly VaryingPart[];
  /** What `item` read. */
  readonly item: { readonly at: Place; readonly value: number } | undefined;
  /** Whether nothing happened that another call could do otherwise. */
  readonly repeatable: boolean;
}

export interface TapeRecorder extends Recorder {
  /** Runs a part that varies. */
  varying<T>(run: (now: Now) => T): T;
  unrepeatable(): void;
  tape(): Tape;
}

/** What a part that varies may not do, as a plan could not leave it to that part. */
const DECIDING: readonly (keyof Ops)[] = ["item", "allFinite", "inspect", "assign", "increase", "variable", "from"];

/** Notes what a call on these inputs comes to. */
export const createTapeRecorder = (
  machine: Machine,
  watch: Watch,
  inputs: readonly Tensor[],
  step: number,
): TapeRecorder => {
  const instructions: Instruction[] = [];
  const looks: Look[] = [];
  const parts: VaryingPart[] = [];
  let item: Tape["item"];
  let repeatable = true;
  let looking = false;
  let changed = false;

  const given = inputs.map((input) => {
    const { block } = machine.placeOf(input);
    return block.kind === "given" ? block : undefined;
  });
  const unrepeatable = (): void => {
    repeatable = false;
  };

  return {
    unrepeatable,
    instruction(instruction) {
      // What is asked after something has changed could not be answered with no.
      if (changed && asks(instruction.kernel)) unrepeatable();
      if (instruction.y?.block.kind === "variable") {
        changed = true;
        // It is read when all is done, and would be another number by then.
        if (instruction.y.block === item?.at.block) unrepeatable();
      }
      instructions.push(instruction);
    },
    item(at, value) {
      if (item !== undefined) unrepeatable();
      item = { at, value };
      const sources = [{ at, row: 0, column: 1 }];
      this.instruction({ kernel: KERNEL.allFinite, y: undefined, sources, rows: 1, columns: 1, inner: 0 });
    },
    looked() {
      if (!looking) unrepeatable();
    },
    inspect(x, look) {
      const input = inputs.indexOf(x);
      // Plans look at inputs first, as they were before anything has changed.
      if (input < 0 || changed) unrepeatable();
      else looks.push({ input, look: look as (x: Tensor) => void });
      looking = true;
      try {
        look(x);
      } finally {
        looking = false;
      }
    },
    varying(run) {
      if (watch.call !== undefined) {
        // A part in a part would get the number of the call that was noted.
        unrepeatable();
        return run({ step });
      }
      const calls: Call[] = [];
      let read = false;
      const now: Now = {
        get step() {
          read = true;
          return step;
        },
      };
      watch.call = (operation, operands, compute) => {
        const first = instructions.length;
        const result = compute(...operands);
        if (DECIDING.includes(operation)) unrepeatable();
        calls.push({ operation, operands, result, instructions: instructions.slice(first) });
        return result;
      };
      try {
        const result = run(now);
        // What does not depend on the step comes to the same in every call.
        if (read) parts.push({ run, calls, result });
        return result;
      } finally {
        watch.call = undefined;
      }
    },
    tape: () => ({ instructions, inputs: given, looks, parts, item, repeatable }),
  };
};
