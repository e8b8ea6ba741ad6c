import { showNumber, showPercent } from "@gd/experiments";
import { standstill } from "@gd/insight";
import type { Curves, Score } from "./score.js";

/** What a doctor would say of a training. */
export interface Finding {
  readonly kind:
    | "no-points"
    | "ready"
    | "diverged"
    | "learned"
    | "overfits"
    | "standing"
    | "learned-then-standing"
    | "falling"
    | "rising";
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
  /** How many of the hidden units put out 0 everywhere, and how many there are. */
  readonly dead: number;
  readonly hidden: number;
  readonly now: { readonly training: Score; readonly validation: Score };
  readonly curves: Curves;
}

/** From this share of right answers on, a network has learned its points, and what it has learned holds for others. */
const LEARNED = 0.99;
const HOLDS = 0.95;
/** The same for the share of the variance of values that it explains. */
const EXPLAINS = 0.95;
/** So much worse than at its best, a validation has been left behind. */
const WORSE = 1.2;

/** What is wrong with the training so far, or that nothing is, in a sentence. */
export const findingOf = (seen: Seen): Finding => {
  const { epoch, points, now } = seen;
  const { training, validation } = now;
  if (points === 0) return plain("no-points", "There are no points to learn from. Draw some.");
  if (seen.diverged) {
    return bad(
      "diverged",
      `It diverged in epoch ${count(epoch + 1)}: each step overshot further than the one before, until a number was larger than float32 can hold. Lower the learning rate and press Reset.`,
    );
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
  const best = bestValidation(seen.curves);
  if (best !== undefined && validation.loss > WORSE * best.validation && training.loss < best.training) {
    return bad(
      "overfits",
      `It learns by heart: since epoch ${count(best.epoch)} the validation loss has risen from ${short(best.validation)} to ${short(validation.loss)}, while the training loss has fallen to ${short(training.loss)}. More points, L2, dropout or fewer units help.`,
    );
  }
  const losses = seen.curves.training.map(({ loss }) => loss);
  const first = losses[0]!;
  const stands = standstill(losses);
  if (stands?.hasLearned) {
    return bad(
      "learned-then-standing",
      `It learns, then stands still: the loss has come from ${short(first)} to ${short(training.loss)} and hardly falls any more. ${deadUnits(seen) ?? "This may be a plateau that ends, or all that these units can do."}`,
    );
  }
  if (stands !== undefined) {
    return bad(
      "standing",
      `It stands still: in ${count(epoch)} epochs the loss has hardly changed, from ${short(first)} to ${short(training.loss)}. ${deadUnits(seen) ?? "Try another learning rate, other first weights or more units."}`,
    );
  }
  if (training.loss > first) {
    return bad(
      "rising",
      `The loss is higher than at the start, ${short(training.loss)} after ${short(first)}: the learning rate is too high.`,
    );
  }
  return good("falling", `It learns: the loss has fallen from ${short(first)} to ${short(training.loss)}.`);
};

/** What to say of units that put out nothing, if there are some. */
const deadUnits = ({ dead, hidden }: Seen): string | undefined =>
  dead === 0
    ? undefined
    : `${dead} of ${hidden} hidden units put out 0 everywhere and cannot learn: leaky ReLU or a lower learning rate keeps them alive.`;

/** The epoch with the lowest validation loss; undefined where nothing is held out. */
const bestValidation = ({ epochs, training, validation }: Curves) => {
  let best: { readonly epoch: number; readonly validation: number; readonly training: number } | undefined;
  validation.forEach(({ loss }, i) => {
    if (loss < (best?.validation ?? Number.POSITIVE_INFINITY)) {
      best = { epoch: epochs[i]!, validation: loss, training: training[i]!.loss };
    }
  });
  return best;
};

const plain = (kind: Finding["kind"], sentence: string): Finding => ({ kind, mood: "plain", sentence });
const bad = (kind: Finding["kind"], sentence: string): Finding => ({ kind, mood: "bad", sentence });
const good = (kind: Finding["kind"], sentence: string): Finding => ({ kind, mood: "good", sentence });

const count = (epochs: number): string => epochs.toLocaleString("en");
const short = (loss: number): string => showNumber(loss, 2);
const percent = (share: number): string => showPercent(share, 0);
