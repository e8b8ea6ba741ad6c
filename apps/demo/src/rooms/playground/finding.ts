import { showNumber, showPercent } from "@gd/experiments";
import { adviceOn } from "./doctor/advice.js";
import type { Curves, Score } from "./score.js";

/** What is wrong with a training, or that nothing is. */
export interface Finding {
  /** The cause that the doctor names, or how far the training is. */
  readonly kind: string;
  readonly mood: "bad" | "good" | "plain";
  readonly sentence: string;
}

interface Seen {
  readonly epoch: number;
  /** Points to learn from. */
  readonly points: number;
  readonly diverged: boolean;
  /** The variance of the values to learn from; undefined for classes. */
  readonly variance: number | undefined;
  readonly now: { readonly training: Score; readonly validation: Score };
  readonly curves: Curves;
  /** What the doctor has found, the surest first. */
  readonly diagnoses: readonly { readonly cause: string; readonly evidence: string }[];
}

/** From this share of right answers on, a network has learned its points, and what it has learned holds for others. */
const LEARNED = 0.99;
const HOLDS = 0.95;
/** The same for the share of the variance of values that it explains. */
const EXPLAINS = 0.95;

/** What is wrong with the training so far, or that nothing is, in a sentence. */
export const findingOf = (seen: Seen): Finding => {
  const { epoch, points, now } = seen;
  const { training, validation } = now;
  if (points === 0) return plain("no-points", "There are no points to learn from. Draw some.");
  const [surest] = seen.diagnoses;
  if (seen.diverged) {
    const said = surest === undefined ? adviceOn("not finite") : told(surest);
    return bad("diverged", `It diverged in epoch ${count(epoch + 1)}. ${said}`);
  }
  if (epoch === 0) return plain("ready", "The first weights are drawn; nothing has been learned yet. Press Play.");
  const { accuracy = 0 } = training;
  if (accuracy >= LEARNED && !((validation.accuracy ?? 1) < HOLDS)) {
    const held = Number.isNaN(validation.loss) ? "" : `, and ${percent(validation.accuracy!)} of those held out`;
    return good("learned", `Nothing is wrong: it answers ${percent(accuracy)} of its points correctly${held}.`);
  }
  const explained = seen.variance === undefined ? 0 : 1 - training.loss / seen.variance;
  if (explained >= EXPLAINS && !(validation.loss > 2 * training.loss)) {
    return good("learned", `Nothing is wrong: it explains ${percent(explained)} of the variance of its values.`);
  }
  if (surest !== undefined) return bad(surest.cause, told(surest));
  const first = seen.curves.training[0]?.loss ?? Number.NaN;
  return training.loss < first
    ? good("falling", `It learns: the loss has fallen from ${short(first)} to ${short(training.loss)}.`)
    : plain("searching", `The loss has gone from ${short(first)} to ${short(training.loss)}.`);
};

const told = ({ cause, evidence }: Seen["diagnoses"][number]): string =>
  `${cause.charAt(0).toUpperCase()}${cause.slice(1)}. ${evidence} ${adviceOn(cause)}`.trimEnd();

const plain = (kind: string, sentence: string): Finding => ({ kind, mood: "plain", sentence });
const bad = (kind: string, sentence: string): Finding => ({ kind, mood: "bad", sentence });
const good = (kind: string, sentence: string): Finding => ({ kind, mood: "good", sentence });

const count = (epochs: number): string => epochs.toLocaleString("en");
const short = (loss: number): string => showNumber(loss, 2);
const percent = (share: number): string => showPercent(share, 0);
