import { type CompiledStep, type Report, type SynchronousInterpreter, sizeOf, type Tensor } from "@gd/tensor";
import { runCompiled } from "@gd/tensor/interpreter";
import { KERNEL } from "../kernels/kernel.js";
import type { Machine } from "../memory/machine.js";
import { changeOn } from "../operations/change.js";
import { sourceInOrder } from "../operations/source.js";
import { type Replay, replayOf } from "./replay.js";
import { createTapeRecorder } from "./tape.js";

/** Calls with inputs of some shapes that are noted before it is given up to make a plan. */
const ATTEMPTS = 4;
/** Shapes of inputs that are told apart; others are computed without a plan. */
const VARIANTS = 16;

/** Calls with inputs of some shapes. */
interface Variant {
  readonly inputs: readonly Tensor[];
  /** Which of the inputs are variables: these and no others, as the elements of others are copied in. */
  readonly variables: readonly boolean[];
  readonly era: number;
  attempts: number;
  replay: Replay | undefined;
}

/** `Interpreter.compile`: the first call is run and noted, and the next ones are done from a plan, without the body. */
export const compileOn =
  (
    machine: Machine,
    interpreter: Pick<SynchronousInterpreter, "assign" | "increase" | "read">,
  ): SynchronousInterpreter["compile"] =>
  <Inputs extends readonly Tensor[]>(body: (inputs: Inputs) => CompiledStep) => {
    let variants: Variant[] = [];

    const known = (inputs: readonly Tensor[]): Variant | undefined => {
      if (variants[0] !== undefined && variants[0].era !== machine.era) variants = [];
      for (const variant of variants) if (fits(machine, variant, inputs)) return variant;
      return undefined;
    };
    const another = (inputs: readonly Tensor[]): Variant | undefined => {
      if (variants.length === VARIANTS) return undefined;
      const variables = inputs.map((input) => machine.isVariable(input));
      const variant = { inputs, variables, era: machine.era, attempts: 0, replay: undefined };
      variants.push(variant);
      return variant;
    };
    const run = (inputs: Inputs): Report => machine.runStep(() => runCompiled(interpreter, body(inputs)));

    /** Runs the body, and notes what it computes. */
    const note = (variant: Variant, inputs: Inputs): Report => {
      variant.attempts++;
      const { report, tape } = machine.runStep(() => {
        const own = inputs.map((input) => machine.inMemory(input)) as readonly Tensor[] as Inputs;
        const recorder = createTapeRecorder(machine, own);
        machine.recorder = recorder;
        try {
          return carryOut(machine, recorder, body(own));
        } finally {
          machine.recorder = undefined;
        }
      });
      if (tape !== undefined) variant.replay = replayOf(machine, tape, variant.inputs);
      return report;
    };

    return (inputs: Inputs) => {
      if (machine.stepping) return runCompiled(interpreter, body(inputs));
      const before = known(inputs);
      if (before?.replay?.takes(inputs)) return before.replay.run(inputs);
      // What is refused is refused by the operations that it is given to.
      const variant = inputs.every(machine.isAccepted) ? (before ?? another(inputs)) : undefined;
      if (variant === undefined || variant.replay !== undefined || variant.attempts === ATTEMPTS) return run(inputs);
      return note(variant, inputs);
    };
  };

/** As `runCompiled`, by instructions alone. There is no tape of a step that something has ended. */
const carryOut = (
  machine: Machine,
  recorder: ReturnType<typeof createTapeRecorder>,
  { report, finite, changes }: CompiledStep,
) => {
  const isAllFinite = (x: Tensor): boolean =>
    machine.execute({
      kernel: KERNEL.allFinite,
      y: undefined,
      sources: [{ at: machine.placeOf(x), row: 0, column: 1 }],
      rows: 1,
      columns: sizeOf(x.shape),
      inner: 0,
    });
  const { at } = sourceInOrder(machine, report);
  if (typeof at === "number" || ![report, ...finite].every(isAllFinite)) return { report: undefined, tape: undefined };
  const length = sizeOf(report.shape);
  const first = machine.pointerTo(at) / machine.memory.size;
  const numbers = [...machine.memory.elements.subarray(first, first + length)];
  for (const change of changes) {
    if ("assign" in change) changeOn(machine, "assign", change.target, change.assign);
    else changeOn(machine, "increase", change.target, change.increase);
  }
  return { report: numbers, tape: recorder.tape(at, length) };
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
