import { type PairNetwork, showNumber, showPercent } from "@gd/experiments";
import { standstill } from "@gd/insight";
import { nameOfLayer } from "./figures-of-pair.js";
import type { SidePicture } from "./pair-side.js";
import { roughly } from "./show-size.js";
import { type Trend, trendOf } from "./trend.js";

/** What is wrong with a network, or that nothing is. */
export interface Finding {
  readonly kind:
    | "diverged"
    | "learned"
    | "stuck"
    | "part-stuck"
    | "saturated"
    | "ready"
    | "rising"
    | "slow"
    | "early"
    | "standing"
    | "learned-then-standing"
    | "falling";
  readonly mood: "bad" | "good" | "plain";
  readonly sentence: string;
}

/** A half-life of the error that is too long to wait for, in iterations. */
const SLOW = 100_000;
/** So much an error has to have fallen before it is said to fall. */
const SOME = 0.02;

/** Says in a sentence what is wrong, judging by the numbers in the picture. */
export const diagnose = (seen: SidePicture, network: PairNetwork): Finding => {
  const { iterations, layers } = seen;
  if (seen.diverged) return diverged(seen);
  if (seen.learned) {
    return good(
      "learned",
      `Nothing is wrong: after ${count(iterations)} the output agrees with the target to 6 digits.`,
    );
  }
  const stuck = layers.map(({ gradients }) => gradients.zeros === gradients.count);
  if (stuck.every(Boolean)) return allStuck(seen);
  if (stuck.some(Boolean)) {
    const those = names(layers, (_, i) => stuck[i]!);
    return bad(
      "part-stuck",
      `${capital(those)} cannot learn: every gradient there is exactly 0. ${gradientsBack(seen)}`,
    );
  }
  const saturated = told(seen, "saturated units");
  if (iterations === 0) {
    return saturated === undefined
      ? {
          kind: "ready",
          mood: "plain",
          sentence: `No layer is saturated at the start. ${gradientsBack(seen)} Press Play.`,
        }
      : bad("saturated", `${saturated} Nothing has been learned yet. ${gradientsBack(seen)}`);
  }
  const trend = trendOf(seen.curve);
  if (trend.after > trend.before * (1 + 1e-9)) return rising(trend);
  if (trend.halfLife >= SLOW) return slow(seen, network, trend);
  // The last value is the present one, which does not lie as far behind as the others.
  const stands = standstill(seen.curve.values.slice(0, -1));
  if (stands !== undefined) return standing(seen, stands.hasLearned, trend);
  const fall = fallOf(seen);
  return fall >= 0 && fall < SOME ? early(seen, fall) : falling(trend);
};

const diverged = ({ iterations, curve }: SidePicture): Finding => {
  const last = curve.values.filter(Number.isFinite).at(-1);
  const reached =
    last === undefined ? "" : ` from ${showNumber(curve.values[0]!, 3)} to ${showNumber(last, 3)}, and then`;
  return bad(
    "diverged",
    `It diverged after ${count(iterations)}: each step overshot further than the one before, and the error grew${reached} beyond what float64 can hold. Lower the learning rate, or start from smaller weights.`,
  );
};

const allStuck = (seen: SidePicture): Finding => {
  const { layers } = seen;
  const flat = layers.flatMap(({ stuck, sums }, i) =>
    stuck === 1 ? [`${showNumber(sums.mean, 3)} in ${nameOfLayer(i, layers.length)}`] : [],
  );
  const why =
    flat.length === 0
      ? "In the backward pass they became smaller than the smallest number of float64."
      : `The weighted sums average ${list(flat)}, where the sigmoid is so flat that a(1 − a) is 0 in float64: no learning rate helps.`;
  const scale = told(seen, "bad initial scale");
  return bad("stuck", `Nothing can move: every gradient is exactly 0. ${why}${scale === undefined ? "" : ` ${scale}`}`);
};

const rising = ({ before, after, span }: Trend): Finding =>
  bad(
    "rising",
    `The learning rate is too high here: over the last ${count(span)} the error has risen from ${showNumber(before, 3)} to ${showNumber(after, 3)}.`,
  );

const slow = (seen: SidePicture, network: PairNetwork, { halfLife }: Trend): Finding => {
  const pace = Number.isFinite(halfLife)
    ? `at this pace the error halves in ${roughly(halfLife)} iterations`
    : "the error stays the same to the last bit";
  const [first, last] = [seen.layers[0]!.gradients.largest, seen.layers.at(-1)!.gradients.largest];
  const largest = showNumber(Math.max(first, last), 2);
  const cause = told(seen, "saturated units") ?? told(seen, "vanishing gradients");
  const why =
    network.activation === "scaled-sigmoid" && network.derivative === "exact"
      ? `The exact derivative of sigmoid(0.01 z) has a factor 0.01 for each layer that a gradient passes; the largest, from the last layer to the first, are ${gradientsOf(seen)}`
      : cause !== undefined
        ? `${cause} The largest gradient is ${largest}`
        : `The largest gradient is ${largest}, too small for this learning rate`;
  return bad("slow", `It hardly moves: ${pace}. ${why}.`);
};

/** On a plateau. */
const standing = (seen: SidePicture, hasLearned: boolean, { before, after, span }: Trend): Finding => {
  const [first, now] = [showNumber(seen.curve.values[0]!, 3), showNumber(seen.error, 3)];
  const largest = showNumber(Math.max(...seen.layers.map(({ gradients }) => gradients.largest)), 2);
  const saturated = told(seen, "saturated units");
  const why =
    saturated === undefined
      ? `This is a plateau, which may end later; the largest gradient is ${largest}.`
      : `${saturated} The largest gradient is ${largest}.`;
  return hasLearned
    ? bad(
        "learned-then-standing",
        `It learns, then stands still: the error has come from ${first} to ${now}, but has fallen by only ${smallShare(1 - after / before)} in the last ${count(span)}. ${why}`,
      )
    : bad(
        "standing",
        `It stands still: in ${count(seen.iterations)} the error has changed by only ${smallShare(Math.abs(fallOf(seen)))}, to ${now}. ${why}`,
      );
};

const early = (seen: SidePicture, fall: number): Finding => ({
  kind: "early",
  mood: "plain",
  sentence: `It has hardly begun: after ${count(seen.iterations)} the error has fallen by ${smallShare(fall)}. ${gradientsBack(seen)}`,
});

/** By how much of the first error the present one is lower. */
const fallOf = ({ curve, error }: SidePicture): number => 1 - error / curve.values[0]!;

const falling = ({ halfLife }: Trend): Finding =>
  good("falling", `Nothing is wrong: the error falls by half every ${count(Math.max(1, Math.round(halfLife)))}.`);

const bad = (kind: Finding["kind"], sentence: string): Finding => ({ kind, mood: "bad", sentence });
const good = (kind: Finding["kind"], sentence: string): Finding => ({ kind, mood: "good", sentence });

type Layers = SidePicture["layers"];

/** What the doctor says of a cause, if it names it. */
const told = ({ diagnoses }: SidePicture, cause: string): string | undefined =>
  diagnoses.find((diagnosis) => diagnosis.cause === cause)?.evidence;

const names = (layers: Layers, isMeant: (layer: Layers[number], i: number) => boolean): string =>
  list(layers.flatMap((layer, i) => (isMeant(layer, i) ? [nameOfLayer(i, layers.length)] : [])));

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const gradientsOf = ({ layers }: SidePicture): string =>
  layers
    .map(({ gradients }) => showNumber(gradients.largest, 2))
    .reverse()
    .join(", ");

const gradientsBack = (seen: SidePicture): string =>
  `The largest gradients from the last layer to the first are ${gradientsOf(seen)}.`;

const count = (iterations: number): string =>
  `${iterations.toLocaleString("en")} iteration${iterations === 1 ? "" : "s"}`;

const smallShare = (share: number): string => `${showNumber(100 * share, 2)} %`;

export const percent = (share: number): string => showPercent(share, share > 0 && share < 0.1 ? 1 : 0);
