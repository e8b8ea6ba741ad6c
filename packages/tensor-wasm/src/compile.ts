import type { CompiledBody, Ops, Tensor } from "@gd/tensor";
import { type ByteTensor, isByteTensor } from "@gd/tensor";
import type { Machine } from "./machine.js";
import { makePlan } from "./plan.js";
import { type ReplayPart, replayPart } from "./replay-part.js";
import { sameTape } from "./same-tape.js";
import { createTapeRecorder, type Look, type Tape } from "./tape.js";
import type { Watch } from "./watched.js";

/** Calls that are noted for inputs of some shapes before it is given up to find two that are alike. */
const ATTEMPTS = 4;
/** Shapes of inputs that are told apart; others are computed without a plan. */
const VARIANTS = 16;

/** Does a call from a plan. Returns undefined, with nothing changed, where it cannot be done so. */
type Replay = (inputs: readonly Tensor[], step: number) => number | undefined;

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

/** Whether a tensor's bytes give the same elements in float32 as when the quotients of float64 are rounded to it. */
const isDivided = (tensor: Tensor): tensor is ByteTensor =>
  isByteTensor(tensor) && Math.fround(tensor.unit) === tensor.unit;

const replayOf = (machine: Machine, watch: Watch, tape: Tape, noted: readonly Tensor[]): Replay => {
  const { memory, variables } = machine;
  const plan = makePlan(machine, tape);
  // A quarter or an eighth of what the elements take.
  const rooms = noted.map((input) => (isDivided(input) ? memory.allocatePermanently(input.bytes.length) : undefined));
  const parts: readonly ReplayPart[] = tape.parts.map((part) =>
    replayPart(part, watch, plan.numbers, (element, value) => {
      memory.elements[element] = value;
    }),
  );
  return (inputs, step) => {
    if (!tape.looks.every(({ input, look }) => isFine(look, inputs[input]!))) return undefined;
    for (const part of parts) if (!part(step)) return undefined;
    const now = machine.nextStep();
    for (const variable of plan.variables) if (variable.held !== undefined) variables.pointerTo(variable, now);
    for (let i = 0; i < inputs.length; i++) {
      const input = plan.inputs[i];
      if (input === undefined) continue;
      const tensor = inputs[i]!;
      const room = rooms[i];
      if (room !== undefined && isDivided(tensor) && tensor.bytes.length === input.length) {
        memory.copyInBytes(input.pointer, room, tensor.bytes, tensor.unit);
        continue;
      }
      const { data } = tensor;
      if (data.length !== input.length) return undefined;
      memory.copyIn(input.pointer, data);
    }
    for (const { pointer, elements } of plan.constants) memory.copyIn(pointer, elements);
    if (plan.run() === 0) return undefined;
    for (const variable of plan.changed) if (variable.held !== undefined) variables.changed(variable);
    return memory.elements[plan.item];
  };
};

/** Whether a look throws nothing. What it throws is for the body to throw, in its place. */
const isFine = (look: Look["look"], x: Tensor): boolean => {
  try {
    look(x);
    return true;
  } catch {
    return false;
  }
};
