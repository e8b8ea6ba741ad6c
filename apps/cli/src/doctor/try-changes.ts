import { type Measure, treat } from "@gd/insight";
import { trainingOptions } from "@gd/recipe";
import type { SynchronousInterpreter } from "@gd/tensor";
import { evaluate } from "@gd/train";
import { typed } from "../check/advice.js";
import { withPowers } from "../render/with-powers.js";
import { planOf } from "../train/plan-of.js";
import { type GivenConfig, readConfig } from "../train/read-config.js";
import { configFileOf } from "../train/run-folder.js";
import type { CaseFile } from "./case-file.js";
import { trainingOfRun } from "./training-of-run.js";

/** What a change of the options does to copies of a training. */
export interface TriedChange {
  /** As it is typed: `--learning-rate 0.01`. */
  readonly change: string;
  /** Of each of the two copies. */
  readonly epochs: number;
  readonly without: number;
  readonly with: number;
  readonly helps: boolean;
  /** The same in a sentence, in which the change stands in `backticks`. */
  readonly seen: string;
}

/** What changes are tried with. */
export interface TrialTools {
  readonly interpreter: SynchronousInterpreter;
  /** Of each copy. Default: as many as the run had. */
  readonly epochs: number | undefined;
  /** Called before copies are trained. */
  readonly onTrial: (change: string, epochs: number) => void;
}

/** Of a run that failed before its first epoch had ended. */
const FEW_EPOCHS = 10;

/** Which changes that diagnoses propose can be tried: each once, the surest first. */
const triableChanges = ({ diagnoses }: CaseFile): readonly GivenConfig[] => {
  const changes = new Map<string, GivenConfig>();
  for (const { options } of diagnoses) {
    // Without a column, the loss of a copy is that of another task.
    if (options !== undefined && !("columns" in options)) changes.set(typed(options), options);
  }
  return [...changes.values()];
};

/**
 * Tries what diagnoses propose, the surest first, until something helps: copies are trained from the same seed for the same number of
 * epochs, with the change and without it.
 */
export const tryChanges = async (
  found: CaseFile,
  run: string,
  { interpreter, epochs: asked, onTrial }: TrialTools,
): Promise<readonly TriedChange[]> => {
  const { config, plan } = await trainingOfRun(run);
  const epochs = asked ?? (found.figures.epochs.at(-1)?.epoch || FEW_EPOCHS);
  const without = trainingOptions(plan.network, plan, config, { interpreter });
  const tried: TriedChange[] = [];
  for (const options of triableChanges(found)) {
    const change = typed(options);
    onTrial(change, epochs);
    const changed = await readConfig(configFileOf(run), options);
    const changedPlan = await planOf(changed);
    const withChange = trainingOptions(changedPlan.network, changedPlan, changed, { interpreter });
    // Where classes are weighed, they are in both.
    const measure: Measure = {
      name:
        options["classWeights"] === undefined
          ? "the validation loss"
          : "the validation loss, each class counting the same,",
      of: async ({ setup: { model, seed }, state }) =>
        (await evaluate({ model, loss: withChange.loss, interpreter, seed }, state, plan.data.validation)).loss,
    };
    const treated = await treat(
      without,
      { treatment: { change: `\`${change}\``, apply: () => withChange, measure } },
      { epochs },
    );
    if (treated === undefined) continue;
    const { helps, seen } = treated;
    tried.push({ change, epochs, without: treated.without, with: treated.with, helps, seen: withPowers(seen) });
    if (helps) break;
  }
  return tried;
};
