import { inWords, percent } from "../../measure/in-words.js";
import type { ActivationFigures, Examination } from "../figures/examination.js";
import { lowerRate } from "../treatments/rate-treatment.js";
import { withLayers, withWeights } from "../treatments/rebuild.js";
import { cause, type FiguresWith, LOSS_LEFT, lossLeft } from "./cause.js";

/** Of the loss of one answer for all: a training that has more left has not learned well. */
const POOR = 0.2;
const HALF = 0.5;
/** Of fewer examples, a unit that answers 0 to all may well answer another. */
const FEW = 16;

type Share = (figures: ActivationFigures) => number;

const worst = ({ activations }: Examination, share: Share): ActivationFigures | undefined =>
  activations.reduce<ActivationFigures | undefined>(
    (worst, figures) => (worst === undefined || share(figures) > share(worst) ? figures : worst),
    undefined,
  );

/** The first step from which on a layer was as badly off as it is in the end. */
const since = (
  { start, between, last }: FiguresWith<"start" | "between" | "last">,
  name: string,
  share: Share,
): number => {
  const seen = [start, ...between, last];
  const shareAt = (examination: Examination): number => {
    const figures = examination.activations.find((activation) => activation.name === name);
    return figures === undefined ? 0 : share(figures);
  };
  const lastFine = seen.findLastIndex((examination) => shareAt(examination) < 0.9 * shareAt(last));
  return (seen[lastFine + 1] ?? last).step;
};

const sinceText = ({ start }: FiguresWith<"start">, step: number): string =>
  step === start.step ? "from the start" : `from step ${step} on`;

/** Hidden units of relu that answer 0 to every example, and get no gradient any more. */
export const deadUnits = /* @__PURE__ */ cause(["start", "between", "last", ...LOSS_LEFT], (figures) => {
  const share: Share = ({ type, dead }) => (type === "relu" ? dead : 0);
  const layer = worst(figures.last, share);
  if (layer === undefined || share(layer) < HALF || lossLeft(figures) < POOR) return undefined;
  if (figures.failure !== undefined || (figures.setup?.examples ?? FEW) < FEW) return undefined;
  const step = since(figures, layer.name, share);
  const isFromStart = step === figures.start.step;
  return {
    cause: "dead units",
    evidence: `${percent(layer.dead)} of the ${layer.units} units of ${layer.name} answer 0 to every example ${sinceText(figures, step)}.`,
    numbers: { dead: layer.dead, units: layer.units, step, weightedSums: layer.weightedSums },
    confidence: 0.8 + 0.1 * layer.dead,
    treatment:
      isFromStart && figures.setup?.isDescribed
        ? {
            change: "leakyRelu() in place of relu, with weights of heNormal and biases of 0",
            apply: (options) =>
              withLayers(options, (layer, place, count) =>
                layer.type === "relu"
                  ? { type: "leakyRelu", slope: 0.01 }
                  : withWeights("heNormal")(layer, place, count),
              ),
          }
        : lowerRate(figures),
  };
});

/** Units of sigmoid or tanh at one of their limits, where they have no slope. */
export const saturatedUnits = /* @__PURE__ */ cause(["start", "between", "last", ...LOSS_LEFT], (figures) => {
  const share: Share = ({ saturated }) => saturated;
  const layer = worst(figures.last, share);
  if (layer === undefined || share(layer) < HALF || lossLeft(figures) < POOR) return undefined;
  const step = since(figures, layer.name, share);
  return {
    cause: "saturated units",
    evidence: `${percent(layer.saturated)} of the answers of ${layer.name} lie within 2 % of a limit ${sinceText(figures, step)}; its weighted sums have the size ${inWords(layer.weightedSums)}.`,
    numbers: { saturated: layer.saturated, units: layer.units, step, weightedSums: layer.weightedSums },
    confidence: 0.8,
    treatment:
      step === figures.start.step && figures.setup?.isDescribed
        ? {
            change: "linear(inputs, outputs, { weight: glorotUniform })",
            apply: (options) => withLayers(options, withWeights("glorotUniform")),
          }
        : lowerRate(figures),
  };
});
