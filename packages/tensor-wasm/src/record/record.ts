import type { Report, Tensor } from "@gd/tensor";
import type { Instruction, Place } from "../kernels/instruction.js";
import type { Given } from "../memory/block.js";
import type { Machine } from "../memory/machine.js";
import type { PlacedReport } from "./carry-out.js";

/** The instructions of a call, with its inputs and its report. */
export interface Tape {
  readonly instructions: readonly Instruction[];
  /** The elements of each input that came from the heap. */
  readonly inputs: readonly (Given | undefined)[];
  /** Where the report lies, row by row. */
  readonly report: Place;
  readonly reportLength: number;
}

/** A call that was noted. */
export interface Recorded {
  readonly report: Report;
  /** Undefined if something was not finite, or the call did more than compute. */
  readonly tape: Tape | undefined;
  /** Whether it did more than compute: it read elements, or wrote some that are not a variable's. */
  readonly touched: boolean;
}

/** Makes a call as a step, and notes its instructions. */
export const record = <Inputs extends readonly Tensor[]>(
  machine: Machine,
  inputs: Inputs,
  call: (inputs: Inputs) => PlacedReport | undefined,
): Recorded =>
  machine.runStep(() => {
    const own = inputs.map((input) => inputOn(machine, input)) as readonly Tensor[] as Inputs;
    const blocks = own.map((input) => machine.placeOf(input).block);
    const instructions: Instruction[] = [];
    let touched = false;
    machine.recorder = {
      instruction: (instruction) => void instructions.push(instruction),
      elementsTouched() {
        touched = true;
      },
    };
    try {
      const placed = call(own);
      if (placed === undefined || touched) return { report: placed?.numbers, tape: undefined, touched };
      const given = blocks.map((block) => (block.kind === "given" ? block : undefined));
      const tape = { instructions, inputs: given, report: placed.at, reportLength: placed.numbers.length };
      return { report: placed.numbers, tape, touched };
    } finally {
      machine.recorder = undefined;
    }
  });

/**
 * An input in the memory, where reading its elements is noticed. It gets a block of its own, even if its elements are
 * also those of another input or a constant, as they need not be in the next call.
 */
const inputOn = (machine: Machine, input: Tensor): Tensor => {
  if (machine.isVariable(input)) return input;
  const { shape, dtype, data, transposed } = input;
  return machine.tensorAt(shape, machine.placeOf({ shape, dtype, data: data.subarray(), transposed }), transposed);
};
