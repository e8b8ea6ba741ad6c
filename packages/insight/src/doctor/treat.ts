import { expectArgument, expectFunction, expectOptions, expectSize, expectString } from "@gd/tensor";
import { NotFiniteError, type TrainingState, train } from "@gd/train";
import { type AnyOptions, completed } from "../measure/any-setup.js";
import { inWords, lossInWords } from "../measure/in-words.js";
import { startOf } from "../measure/start-of.js";
import type { Diagnosis, Treatment } from "./diagnosis.js";
import { heldLoss, type Measure } from "./treatments/measures.js";

/** What a treatment does, measured. */
export interface Treated {
  /** What is compared: the less, the better. */
  readonly measure: string;
  readonly without: number;
  readonly with: number;
  /** Whether it is less with the treatment, and not far above what it was before the first step. */
  readonly helps: boolean;
  /** The same in a sentence. */
  readonly seen: string;
}

/** How much may be spent on a treatment. */
export interface Budget {
  /** Epochs of each of the two trainings. Default: those of the options. */
  readonly epochs?: number;
}

/**
 * Tries a treatment: trains copies from the same seed for the same number of epochs, without it and with it, and compares what
 * they know of the validation, or of the training examples where there is none. Undefined for a diagnosis without a treatment.
 *
 * ```ts
 * const { seen } = await treat(options, diagnosis, { epochs: 5 });
 * ```
 */
export const treat = async (
  options: AnyOptions,
  diagnosis: Pick<Diagnosis, "treatment">,
  budget: Budget = {},
): Promise<Treated | undefined> => {
  await startOf("treat", options);
  expectArgument(Object(diagnosis) === diagnosis && "treatment" in diagnosis, {
    place: "treat(diagnosis)",
    expected: "a diagnosis, as diagnose makes it",
    received: diagnosis,
  });
  const { treatment } = diagnosis;
  const { epochs = options.epochs ?? 1 } = expectOptions("treat(budget)", budget, ["epochs"]);
  expectSize("treat(budget.epochs)", epochs);
  if (treatment === undefined) return undefined;
  const { apply, change, measure = heldLoss } = Object(treatment) as Treatment;
  expectString("treat(diagnosis.treatment.change)", change);
  expectFunction("treat(diagnosis.treatment.apply)", apply);
  expectFunction("treat(diagnosis.treatment.measure.of)", Object(measure).of);
  const without = await measured({ ...options, epochs }, measure);
  const changed = { ...apply(options), epochs };
  const treated = await measured(changed, measure);
  const start = await measure.of({ setup: completed(changed), state: await startOf("treat", changed) });
  const isFarOff = treated > start + Math.abs(start);
  const helps = treated < without && !isFarOff;
  const seen =
    `With ${withoutComment(change)}, ${measure.name} after ${epochs === 1 ? "1 epoch" : `${epochs} epochs`} is ${lossInWords(treated)} in place of ${lossInWords(without)}: ` +
    `${helps ? "it helps" : "it does not help"}${treated < without && isFarOff ? `, as it is ${inWords(start)} before the first step` : ""}.`;
  return { measure: measure.name, without, with: treated, helps, seen };
};

/** Code without what it says to its reader, which would break a sentence in two. */
const withoutComment = (code: string): string => code.replace(/ \/\/ .*$/, "");

/** What a training of these options comes to; ∞ where it ends in a value that is not finite. */
const measured = async (options: AnyOptions, { of }: Measure): Promise<number> => {
  let state: TrainingState | undefined;
  try {
    const events = train({ ...options, stepEvents: false });
    for await (const event of events) if (event.type === "end") state = event.state;
  } catch (error) {
    if (!(error instanceof NotFiniteError)) throw error;
  }
  if (state === undefined) return Number.POSITIVE_INFINITY;
  const value = await of({ setup: completed(options), state });
  return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
};
