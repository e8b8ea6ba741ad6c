import type { Diagnosis } from "@gd/insight";
import type { TrainingPlan } from "@gd/recipe";
import { type Advice, inBackticks, toSet } from "../check/advice.js";
import { CHANGES, numberIn } from "../check/change-in-options.js";
import { columnsOmitted } from "../check/column-kinds.js";
import type { TrainConfig } from "../train/train-config.js";
import { columnsOfFeatures } from "./columns-of-features.js";

/** What to change because of a diagnosis, in words of the program; undefined where no option is known to help. */
export const treatmentInOptions = (
  { cause, treatment, numbers }: Diagnosis,
  plan: TrainingPlan,
  config: TrainConfig,
): Advice | undefined => {
  const leak = numbers["feature"];
  const column = leak === undefined ? undefined : columnsOfFeatures(plan)?.[leak];
  if (cause === "leaking feature" && column !== undefined) {
    return { words: inBackticks(columnsOmitted([column])), options: { columns: { [column]: "omit" } } };
  }
  return TREATMENTS[cause]?.({ code: treatment?.change ?? "", plan, config });
};

/** What there is to know: the change in code, and what was trained. */
interface Case {
  readonly code: string;
  readonly plan: TrainingPlan;
  readonly config: TrainConfig;
}

type Treat = (of: Case) => Advice;

/** A rate, where the change in code sets one; else what is said otherwise. */
const rateOr =
  (otherwise: Advice): Treat =>
  ({ code }) => {
    const rate = numberIn(code, "learningRate");
    return rate === undefined ? otherwise : toSet({ learningRate: Number(rate) });
  };

/** So many hidden layers hardly vanish or explode. */
const SHALLOW = 2;

/** Fewer layers, where there are many. */
const shallower: Treat = ({ config: { hidden } }) =>
  hidden.length > SHALLOW
    ? toSet({ hidden: hidden.slice(0, SHALLOW) }, ", or other fewer layers.")
    : { words: "Fewer layers in `--hidden`." };

/** For each cause that a training of the program can have, what to do about it. */
const TREATMENTS: Readonly<Record<string, Treat>> = {
  "rate too high": rateOr({ words: "A lower `--learning-rate`." }),
  "rate too low": rateOr({ words: "A higher `--learning-rate`." }),
  "not finite": rateOr({ words: "A lower `--learning-rate`." }),
  "noisy batches": (found) => {
    const { words, options } = rateOr({ words: "A lower `--learning-rate`" })(found);
    const size = numberIn(found.code, "batchSize");
    const larger = size === undefined ? "" : `, or \`--batch-size ${size}\` for as many steps`;
    return { words: `${words}${larger}.`, ...(options === undefined ? {} : { options }) };
  },
  "dead units": rateOr(toSet({ activation: "gelu" })),
  "saturated units": rateOr(toSet({ activation: "relu" })),
  plateau: rateOr({ words: "Another `--activation`, or larger layers in `--hidden`." }),
  overfitting: () => toSet({ earlyStopping: 5 }, ", some `--dropout`, or more examples."),
  "stopped too early": ({ code }) => toSet({ earlyStopping: Number(numberIn(code, "patience") ?? 20) }),
  underfitting: ({ plan, config }) =>
    plan.baseline === undefined
      ? toSet({ model: plan.thing === "row" ? "dense" : "convolutional" })
      : config.dropout > 0
        ? toSet({ dropout: 0 })
        : toSet({ hidden: config.hidden.map((size) => 4 * size) }, ", or other larger layers."),
  "unbalanced classes": () => toSet({ classWeights: "balanced" }),
  "vanishing gradients": shallower,
  "exploding gradients": shallower,
  "unscaled inputs": ({ plan, code }) => ({ words: CHANGES["inputs scaled"]!(plan, code) }),
  "unscaled targets": ({ plan, code }) => ({ words: CHANGES["loss at the start"]!(plan, code) }),
};
