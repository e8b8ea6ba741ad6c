import type { CompiledBody, Ops, Tensor } from "@gd/tensor";
import type { Machine } from "../memory/machine.js";
import { type Replay, replayOf } from "./replay.js";
import { sameTape } from "./same-tape.js";
import { createTapeRecorder, type Tape } from "./tape.js";
import type { Watch } from "./watched.js";

/** Calls that are noted for inputs of some shapes before it is given up to find two that are alike. */
const ATTEMPTS = 4;
/** Shapes of inputs that are told apart; others are computed without a plan. */
const VARIANTS = 16;

/** What is known of calls with inputs of some shapes. */
interface Variant {
  readonly inputs: readonly Tensor[];
  /** Which of the inputs are variables: these and no others, as the elements of others are copied in. */
  readonly variables: readonly boolean[];
  readonly era: number;
  attempts: number;
  tape: Tape | undefined;
  replay: Replay | undefined;
}

/**
 * `Ops.compile`: the first calls are run and noted. Two that come to the same are made a plan, and the next calls are done
 * from it, without running the body. Where a plan finds something that was not so before, such as a value that is not finite, the
 * body is run after all and decides.
 */
export const compileOn =
  (machine: Machine, watch: Watch): Ops["compile"] =>
  <Inputs extends readonly Tensor[]>(body: CompiledBody<Inputs>) => {
    let variants: Variant[] = [];

    const known = (inputs: readonly Tensor[]): Variant | undefined => {
      if (variants[0] !== undefined && variants[0].era !== machine.era) variants = [];
      for (const variant of variants) if (fits(machine, variant, inputs)) return variant;
      return undefined;
    };
    const another = (inputs: readonly Tensor[]): Variant | undefined => {
      if (variants.length === VARIANTS) return undefined;
      const variables = inputs.map((input) => machine.isVariable(input));
      const variant = { inputs, variables, era: machine.era, attempts: 0, tape: undefined, replay: undefined };
      variants.push(variant);
      return variant;
    };

    const compute = (inputs: Inputs, step: number): number | undefined =>
      body(inputs, { step, varying: (part) => part(step), unrepeatable: () => machine.recorder?.looked() });
    const run = (inputs: Inputs, step: number): number | undefined => machine.runStep(() => compute(inputs, step));

    /** Runs the body, and notes what it comes to. */
    const note = (variant: Variant, inputs: Inputs, step: number): number | undefined => {
      variant.attempts++;
      const recorder = { tape: undefined as Tape | undefined };
      const result = machine.runStep(() => {
        const own = inputs.map((input) => machine.inMemory(input)) as readonly Tensor[] as Inputs;
        const tape = createTapeRecorder(machine, watch, own, step);
        machine.recorder = tape;
        try {
          return body(own, { step, varying: tape.varying, unrepeatable: tape.unrepeatable });
        } finally {
          machine.recorder = undefined;
          recorder.tape = tape.tape();
        }
      });
      const tape = recorder.tape;
      if (tape === undefined || result === undefined) return result;
      if (!tape.repeatable || !Object.is(tape.item?.value, result)) return result;
      if (variant.tape !== undefined && sameTape(variant.tape, tape))
        variant.replay = replayOf(machine, watch, tape, variant.inputs);
      variant.tape = tape;
      return result;
    };

    return (inputs: Inputs, step: number) => {
      // Within a step, or a part of another function that is run for the sake of its numbers.
      if (machine.stepping || watch.call !== undefined) return compute(inputs, step);
      const before = known(inputs);
      if (before?.replay !== undefined) return before.replay(inputs, step) ?? run(inputs, step);
      // What is refused is refused by the operations that it is given to.
      const variant = inputs.every(machine.isAccepted) ? (before ?? another(inputs)) : undefined;
      return variant === undefined || variant.attempts === ATTEMPTS ? run(inputs, step) : note(variant, inputs, step);
    };
  };

const fits = (machine: Machine, { inputs: known, variables }: Variant, inputs: readonly Tensor[]): boolean => {
  for (let i = 0; i < inputs.length; i++) {
    const [one, other] = [known[i]!, inputs[i]!];
    if (one === other) continue;
    if (variables[i] || machine.isVariable(other)) return false;
    if (one.transposed !== other.transposed || one.dtype !== other.dtype) return false;
    const [shape, size] = [one.shape, other.shape];
    if (shape.length !== size.length) return false;
    for (let axis = 0; axis < shape.length; axis++) if (shape[axis] !== size[axis]) return false;
  }
  return true;
};
