import type { Diagnosis } from "@gd/insight";
import type { TrainingPlan } from "@gd/recipe";
import { CHANGES, type Change, numberIn } from "../check/change-in-options.js";
import { shellWord } from "../shell-word.js";
import { columnsOfFeatures } from "./columns-of-features.js";

/** What to change because of a diagnosis, in words of the program; undefined where no option is known to help. */
export const treatmentInOptions = (diagnosis: Diagnosis, plan: TrainingPlan): string | undefined => {
  const { cause, treatment, numbers } = diagnosis;
  const leak = numbers["feature"];
  const column = leak === undefined ? undefined : columnsOfFeatures(plan)?.[leak];
  if (cause === "leaking feature" && column !== undefined) return `--columns ${shellWord(`${column}=omit`)}`;
  return TREATMENTS[cause]?.(plan, treatment?.change ?? "");
};

/** A rate, where the change in code sets one; else what is said otherwise. */
const rateOr =
  (otherwise: string): Change =>
  (_, code) => {
    const rate = numberIn(code, "learningRate");
    return rate === undefined ? otherwise : `--learning-rate ${rate}`;
  };

/** For each cause that a training of the program can have, what to do about it. */
const TREATMENTS: Readonly<Record<string, Change>> = {
  "rate too high": rateOr("A lower --learning-rate."),
  "rate too low": rateOr("A higher --learning-rate."),
  "not finite": rateOr("A lower --learning-rate."),
  "noisy batches": (plan, code) => {
    const size = numberIn(code, "batchSize");
    const rate = rateOr("A lower --learning-rate.")(plan, code);
    return size === undefined ? rate : `${rate}, or --batch-size ${size}`;
  },
  "dead units": rateOr("--activation gelu"),
  "saturated units": rateOr("--activation relu"),
  plateau: rateOr("Another --activation, or larger layers in --hidden."),
  overfitting: () => "--early-stopping 5, some --dropout, or more examples.",
  "stopped too early": (_, code) => `--early-stopping ${numberIn(code, "patience") ?? 20}`,
  underfitting: ({ baseline }) =>
    baseline === undefined ? "Leave --model linear out." : "Larger layers, such as --hidden 256,256.",
  "unbalanced classes": () => "--class-weights balanced",
  "vanishing gradients": () => "Fewer layers in --hidden, or --activation relu.",
  "exploding gradients": () => "Fewer layers in --hidden.",
  "unscaled inputs": CHANGES["inputs scaled"]!,
  "unscaled targets": CHANGES["loss at the start"]!,
};
