import { inWords } from "../../measure/in-words.js";
import type { Treatment } from "../diagnosis.js";
import { withLayers, withWeights } from "../treatments/rebuild.js";
import { cause, type FiguresWith } from "./cause.js";

const weightsOf = ({ start }: FiguresWith<"start">) =>
  start.tensors.filter(({ rank, path }) => rank >= 2 && !path.endsWith("table"));

const betterWeights = ({ setup }: FiguresWith<"start">): Treatment | undefined => {
  if (!setup?.isDescribed) return undefined;
  const initializer = setup.layers.includes("relu") ? "heNormal" : "glorotUniform";
  return {
    change: `linear(inputs, outputs, { weight: ${initializer} })`,
    apply: (options) => withLayers(options, withWeights(initializer)),
  };
};

/** Units of a hidden layer that begin with the same weights, and so remain the same. */
export const symmetricWeights = /* @__PURE__ */ cause(["start"], (figures) => {
  const hidden = weightsOf(figures).slice(0, -1);
  const same = hidden.find(({ isSymmetric }) => isSymmetric);
  if (same === undefined) return undefined;
  return {
    cause: "symmetric weights",
    evidence: `All units of ${same.path} begin with the same weights (of the size ${inWords(same.value)}), get the same gradients and stay the same.`,
    numbers: { value: same.value },
    confidence: 0.98,
    treatment: betterWeights(figures),
  };
});

/** Times √(1 / inputs): the sizes that keep weighted sums at about the size of the inputs are between 0.5 and 2. */
const TOO_SMALL = 0.1;
const TOO_LARGE = 3.5;

/** First weights that make weighted sums grow or shrink from layer to layer. */
export const badInitialScale = /* @__PURE__ */ cause(["start"], (figures) => {
  const sizes = weightsOf(figures).map(({ path, value, fanIn }) => ({ path, value, gain: value * Math.sqrt(fanIn) }));
  const hidden = sizes.length > 1 ? sizes.slice(0, -1) : sizes;
  const wrong = sizes.find(({ gain }) => gain > TOO_LARGE) ?? hidden.find(({ gain }) => gain < TOO_SMALL);
  if (wrong === undefined) return undefined;
  return {
    cause: "bad initial scale",
    evidence: `The first weights of ${wrong.path} have the size ${inWords(wrong.value)}, by which weighted sums are ${inWords(wrong.gain)} times as large as what comes in.`,
    numbers: { value: wrong.value, gain: wrong.gain },
    confidence: 0.92,
    treatment: betterWeights(figures),
  };
});

/** Of the gradient of the last weights: what the first ones get, where a network is deep. */
const VANISHED = 1e-2;
const EXPLODED = 1e2;
const DEEP = 4;

/** Over two hidden layers less is lost through depth alone: so little arrives where units have no slope, which others name first. */
const VANISHED_SOON = 1e-3;
const SHALLOW = 3;

/** Gradients that shrink through depth. */
export const vanishingGradients = /* @__PURE__ */ cause(["start"], (figures) => {
  const weights = weightsOf(figures);
  const [first, last] = [weights[0], weights.at(-1)];
  if (weights.length < SHALLOW || first === undefined || last === undefined) return undefined;
  const isDeep = weights.length >= DEEP;
  const ratio = last.gradient === 0 ? Number.NaN : first.gradient / last.gradient;
  if (!(ratio < (isDeep ? VANISHED : VANISHED_SOON))) return undefined;
  return {
    cause: "vanishing gradients",
    evidence: `The gradient of ${first.path} has the size ${inWords(first.gradient)}, that of ${last.path} ${inWords(last.gradient)}: ${inWords(ratio)} of it arrives.`,
    numbers: { first: first.gradient, last: last.gradient, ratio },
    confidence: isDeep ? 0.9 : 0.55,
    treatment: figures.setup?.isDescribed
      ? {
          change: "sequential(linear(inputs, width, { weight: glorotUniform }), tanh, …) // tanh in place of sigmoid",
          apply: (options) =>
            withLayers(options, (layer, place, count) =>
              layer.type === "sigmoid" && place < count - 1
                ? { type: "tanh" }
                : withWeights("glorotUniform")(layer, place, count),
            ),
        }
      : undefined,
  };
});

/** Gradients that grow through depth. */
export const explodingGradients = /* @__PURE__ */ cause(["start"], (figures) => {
  const weights = weightsOf(figures);
  const [first, last] = [weights[0], weights.at(-1)];
  if (weights.length < DEEP || first === undefined || last === undefined) return undefined;
  const ratio = first.gradient / last.gradient;
  const isLarge = figures.start.gradientNorm > 1000;
  if (!(ratio > EXPLODED) && !isLarge) return undefined;
  return {
    cause: "exploding gradients",
    evidence: `The gradient of ${first.path} has the size ${inWords(first.gradient)}, ${inWords(ratio)} times that of ${last.path}; the whole has the norm ${inWords(figures.start.gradientNorm)}.`,
    numbers: { first: first.gradient, last: last.gradient, ratio, norm: figures.start.gradientNorm },
    confidence: 0.9,
    treatment: betterWeights(figures),
  };
});
