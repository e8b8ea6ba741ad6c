import { inWords, percent } from "../../measure/in-words.js";
import { isDescribed } from "../../measure/is-described.js";
import type { Treatment } from "../diagnosis.js";
import { withoutDecay } from "../treatments/optimizer-parts.js";
import { withModel } from "../treatments/rebuild.js";
import { cause, type FiguresWith, LOSS_LEFT, lossLeft } from "./cause.js";

/** Of the best loss of the validation: noise of a few epochs is less. */
const RISEN = 1.25;
/** Of the loss of one answer for all: where almost all is learned, a multiple of the rest says little. */
const MATTERS = 0.1;
/** Of the loss of the validation: training examples that are known by heart, while little is known of others. */
const BY_HEART = 0.1;
const LITTLE = 0.4;

/** A validation that rises while the training falls, or that stays where it is while the training examples are learned by heart. */
export const overfitting = /* @__PURE__ */ cause(
  ["epochs", "end", "data", "lossBefore"],
  ({ epochs, end, failure, data, lossBefore }) => {
    const seen = epochs.flatMap(({ validation, ...epoch }) =>
      validation === undefined ? [] : [{ ...epoch, validation }],
    );
    const last = seen.at(-1);
    if (last === undefined || failure !== undefined || end === "early-stopping" || seen.length < 5) return undefined;
    const best = seen.reduce((best, epoch) => (epoch.validation < best.validation ? epoch : best));
    const scale = data.constantLoss ?? lossBefore;
    // A loss that falls below 0 has no scale by which a rise could be large.
    if (!(scale > 0 && best.validation > 0)) return undefined;
    const isRising =
      last.validation > RISEN * best.validation &&
      last.validation - best.validation > MATTERS * scale &&
      last.training < 0.9 * best.training &&
      last.training < 0.7 * last.validation;
    const isByHeart =
      last.training < BY_HEART * last.validation &&
      last.validation > LITTLE * scale &&
      last.validation > best.validation;
    if (!isRising && !isByHeart) return undefined;
    return {
      cause: "overfitting",
      evidence:
        `The validation was best after epoch ${best.epoch}, at ${inWords(best.validation)}, and ended at ${inWords(last.validation)}, while the training ` +
        `fell from ${inWords(best.training)} to ${inWords(last.training)}.`,
      numbers: { epoch: best.epoch, best: best.validation, last: last.validation, training: last.training },
      confidence: 0.86,
      treatment: {
        change: "earlyStopping: { patience: 5 } // or regularization: l2({ strength: 1e-3 }), or more data",
        apply: (options) => ({ ...options, earlyStopping: { patience: 5 } }),
      },
    };
  },
);

/** A model that knows less of its own training examples than their neighbours do. */
export const underfitting = /* @__PURE__ */ cause(
  ["outputs", "data", "setup", "trialsFromEnd", "lossAfter"],
  (figures) => {
    const { outputs, data, setup, trialsFromEnd, lossAfter } = figures;
    const wrong = outputs.right === undefined ? (outputs.unexplained ?? Number.NaN) : 1 - outputs.right;
    const known = data.neighboursLeave;
    if (figures.failure !== undefined || !(wrong > 1.5 * known + 0.05)) return undefined;
    const best = Math.min(...trialsFromEnd.map(({ loss }) => loss));
    if (best < 0.8 * lossAfter) return undefined;
    // A layer of somebody's own may do anything.
    const isLinear = setup.isDescribed && !setup.layers.some((type) => HIDDEN.includes(type));
    const shares =
      outputs.right === undefined
        ? `leaves ${percent(wrong)} of the variance of its training examples unexplained`
        : `gets ${percent(wrong)} of its training examples wrong`;
    return {
      cause: "underfitting",
      evidence:
        `The model ${shares}, and their nearest neighbours ${percent(known)}; ` +
        `${isLinear ? "it has no hidden layer, and " : ""}no other rate takes it further than ${inWords(best)} from ${inWords(lossAfter)}.`,
      numbers: { wrong, neighbours: known, after: lossAfter, best },
      confidence: isLinear ? 0.88 : 0.7,
      treatment: wider(figures),
    };
  },
);

const HIDDEN = ["relu", "sigmoid", "tanh", "elu", "gelu", "silu", "softplus", "leakyRelu"];

/** A network of two hidden layers for rows of numbers. */
const wider = ({ data: { features } }: FiguresWith<"data">): Treatment | undefined =>
  features.length < 2
    ? undefined
    : {
        change: "model: sequential(linear(inputs, 64), relu, linear(64, 64), relu, linear(64, outputs))",
        apply: (options) => {
          const [inputs = 0] = options.model.inputShape;
          const [outputs = 0] = options.model.outputShape;
          const linear = (inputs: number, outputs: number) => ({ type: "linear", inputs, outputs, bias: true });
          const relu = { type: "relu" };
          const layers = [linear(inputs, 64), relu, linear(64, 64), relu, linear(64, outputs)];
          return withModel(options, { type: "sequential", layers });
        },
      };

/** Weights that shrink faster than they are learned. */
export const strongDecay = /* @__PURE__ */ cause(["setup", "start", "last", "penalty", ...LOSS_LEFT], (figures) => {
  const { setup, start, last, penalty, lossAfter } = figures;
  const hasDecay = JSON.stringify(setup.optimizer).includes('"weightDecay"');
  if ((!setup.hasPenalty && !hasDecay) || lossLeft(figures) < 0.2) return undefined;
  const size = (tensors: typeof start.tensors): number =>
    Math.sqrt(tensors.filter(({ rank }) => rank >= 2).reduce((sum, { value }) => sum + value ** 2, 0));
  const shrunk = size(last.tensors) / size(start.tensors);
  if (!(shrunk < 0.6) && !(penalty > 0.5 * lossAfter)) return undefined;
  return {
    cause: "weight decay too strong",
    evidence: `Weights have ${percent(shrunk)} of the size that they began with${penalty === 0 ? "" : `, and the penalty of ${inWords(penalty)} stands beside a loss of ${inWords(lossAfter)}`}; ${percent(lossLeft(figures))} of the loss of one answer for all is left.`,
    numbers: { shrunk, penalty, after: lossAfter },
    confidence: 0.94,
    treatment:
      setup.hasPenalty || isDescribed(setup.optimizer)
        ? { change: "no regularization, and a thousandth of weightDecay", apply: withoutDecay }
        : undefined,
  };
});

/** A patience that ends a training which still learns. */
export const stoppedEarly = /* @__PURE__ */ cause(["setup", "end", "epochs"], ({ setup, end, epochs }) => {
  if (end !== "early-stopping" || setup.patience === undefined || setup.patience >= 5) return undefined;
  const [before, last] = [epochs.at(-3) ?? epochs[0], epochs.at(-1)];
  if (before === undefined || last === undefined || last.validation === undefined) return undefined;
  const best = Math.min(...epochs.map(({ validation }) => validation ?? Number.POSITIVE_INFINITY));
  const fall = 1 - last.training / before.training;
  if (!(fall > 0.01 || epochs.length < 6) || last.validation > 1.5 * best) return undefined;
  return {
    cause: "stopped too early",
    evidence: `It ended after epoch ${last.epoch}, after ${setup.patience === 1 ? "one" : setup.patience} without improvement, while the training still fell by ${percent(fall)} in its last epochs; the validation stood at ${inWords(last.validation)}, its best was ${inWords(best)}.`,
    numbers: { epoch: last.epoch, patience: setup.patience, fall, best },
    confidence: 0.92,
    treatment: {
      change: `earlyStopping: { patience: ${10 * setup.patience} }`,
      apply: (options) => ({
        ...options,
        earlyStopping: { ...options.earlyStopping, patience: 10 * setup.patience! },
      }),
    },
  };
});
