import type { Tensor } from "@gd/tensor";
import type { Instruction, Place } from "../kernels/instruction.js";
import type { Given } from "../memory/block.js";
import type { Machine, Recorder } from "../memory/machine.js";

/** The instructions of a call, with what they read from outside. */
export interface Tape {
  readonly instructions: readonly Instruction[];
  /** The elements of each input that came from the heap. */
  readonly inputs: readonly (Given | undefined)[];
  /** Where the report lies, row by row. */
  readonly report: Place;
  readonly reportLength: number;
}

export interface TapeRecorder extends Recorder {
  /** What was noted; undefined where the call did more than compute, which instructions cannot do again. */
  tape(report: Place, reportLength: number): Tape | undefined;
}

/** Notes what is computed of these inputs. */
export const createTapeRecorder = (machine: Machine, inputs: readonly Tensor[]): TapeRecorder => {
  const instructions: Instruction[] = [];
  let touched = false;
  const given = inputs.map((input) => {
    const { block } = machine.placeOf(input);
    return block.kind === "given" ? block : undefined;
  });
  return {
    instruction: (instruction) => void instructions.push(instruction),
    elementsTouched() {
      touched = true;
    },
    tape: (report, reportLength) => (touched ? undefined : { instructions, inputs: given, report, reportLength }),
  };
};
