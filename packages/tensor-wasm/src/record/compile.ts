import {
  type CallsInSequence,
  type Compiled,
  expectFunction,
  type Outcome,
  type Report,
  type Tensor,
} from "@gd/tensor";
import { expectTensors } from "@gd/tensor/interpreter";
import type { Machine } from "../memory/machine.js";
import { WasmError } from "../wasm-error.js";
import type { PlacedReport } from "./carry-out.js";
import { record, type Tape } from "./record.js";
import { type Replay, replayOf } from "./replay.js";

/** How many calls with inputs of the same shapes may do more than compute before no plan is tried any more. */
const ATTEMPTS = 4;
/** How many combinations of shapes get plans; with others the body is run. */
const VARIANTS = 16;

/** Calls with inputs of the same shapes. */
interface Variant {
  readonly inputs: readonly Tensor[];
  /** Which inputs are variables: these very ones, as only the elements of others are copied in. */
  readonly variables: readonly boolean[];
  readonly era: number;
  attempts: number;
  replay: Replay | undefined;
}

/**
 * `Interpreter.compile`: the first call is run and noted, and later ones are replayed from a plan, without the body.
 */
export const compileOn =
  (machine: Machine, carryOut: (outcome: Outcome) => PlacedReport | undefined) =>
  <Inputs extends readonly Tensor[]>(body: (inputs: Inputs) => Outcome): Compiled<Inputs, Report> => {
    expectFunction("compile(body)", body);
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
    const call = (inputs: Inputs): PlacedReport | undefined => carryOut(body(inputs));

    /** A replay; undefined if there is no room for its plan, and the body is run each time. */
    const replayIfPossible = (tape: Tape, variant: Variant): Replay | undefined => {
      const { memory } = machine;
      const before = memory.permanentBytes;
      try {
        return replayOf(machine, tape, variant.inputs);
      } catch (error) {
        if (!(error instanceof WasmError)) throw error;
        memory.release(before);
        variant.attempts = ATTEMPTS;
        return undefined;
      }
    };

    const again = (inputs: Inputs): Report | null => {
      if (machine.stepping || !Array.isArray(inputs)) return null;
      machine.expectOpen();
      machine.shareIfItPays();
      const replay = known(inputs)?.replay;
      return replay === undefined ? null : replay.call(inputs);
    };
    const compiled = (inputs: Inputs): Report => {
      machine.expectOpen();
      const replayed = again(inputs);
      if (replayed !== null) return replayed;
      expectTensors("compile(body)(inputs)", inputs);
      const run = (): Report => machine.runStep(() => call(inputs)?.numbers);
      if (machine.stepping) {
        machine.recorder?.elementsTouched();
        return run();
      }
      // The operations refuse what is not accepted here.
      const accepted = inputs.every((input) => input.dtype === machine.dtype && machine.hasElements(input));
      const variant = accepted ? (known(inputs) ?? another(inputs)) : undefined;
      if (variant === undefined || variant.replay !== undefined || variant.attempts === ATTEMPTS) return run();
      const { report, tape, touched } = record(machine, inputs, call);
      // A plan would be in vain where everything moves before it is used.
      machine.shareIfItPays();
      if (variant.era !== machine.era) return report;
      if (touched) variant.attempts++;
      if (tape !== undefined) variant.replay = replayIfPossible(tape, variant);
      return report;
    };
    const inSequence = (inputs: Inputs): CallsInSequence | undefined => {
      const variant = known(inputs);
      const replay = variant?.replay?.inSequence;
      // Of a variable there are not the elements of several calls.
      if (variant === undefined || replay === undefined || variant.variables.includes(true)) return undefined;
      return (elements, count) => {
        machine.expectOpen();
        return variant.era === machine.era && !machine.stepping ? replay(elements, count) : undefined;
      };
    };
    return Object.assign(compiled, { again, inSequence });
  };

const fits = (machine: Machine, { inputs: known, variables }: Variant, inputs: readonly Tensor[]): boolean => {
  if (inputs.length !== known.length) return false;
  for (let i = 0; i < inputs.length; i++) {
    const one = known[i]!;
    // Callers need not have looked at it.
    const other: Partial<Tensor> | null | undefined = inputs[i];
    if (one === other) continue;
    if (other === null || other === undefined || one.transposed !== other.transposed || one.dtype !== other.dtype)
      return false;
    const { shape } = other;
    if (!Array.isArray(shape) || shape.length !== one.shape.length) return false;
    for (let axis = 0; axis < shape.length; axis++) if (shape[axis] !== one.shape[axis]) return false;
    if (variables[i] || machine.isVariable(inputs[i]!)) return false;
  }
  return true;
};
