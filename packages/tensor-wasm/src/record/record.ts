import type { Report, Tensor } from "@gd/tensor";
import type { Instruction, Place } from "../kernels/instruction.js";
import type { Given } from "../memory/block.js";
import type { Machine } from "../memory/machine.js";
import type { PlacedReport } from "./carry-out.js";

/** The instructions of a call, with what they read from outside. */
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
  /** There is none of a call that something not finite has ended, or that did more than compute. */
  readonly tape: Tape | undefined;
  /** Whether it did more than compute, which instructions cannot repeat. */
  readonly touched: boolean;
}

/** Makes a call as a step, and notes what it computes. */
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
 * An input in the memory, so that it is noticed when its elements are read: in a block of its own, as one that is also another
 * input or a constant need not be so in the next call.
 */
const inputOn = (machine: Machine, input: Tensor): Tensor => {
  if (machine.isVariable(input)) return input;
  const { shape, dtype, data, transposed } = input;
  return machine.tensorAt(shape, machine.placeOf({ shape, dtype, data: data.subarray(), transposed }), transposed);
};
