import type { Figure } from "@gd/experiments";
import type { CaseFile } from "./case-file.js";

type Examination = CaseFile["figures"]["start"];

/** What there is to see of a training: its losses, gradients and units, and what other rates make of it. */
export const figuresOfCase = ({ figures }: CaseFile): readonly Figure[] => {
  const { start, between, last } = figures;
  const seen = [start, ...between, last].toSorted((a, b) => a.step - b.step);
  return [losses(figures), sharpness(seen, figures), gradients(seen), units(seen), otherRates(figures)].filter(
    ({ series }) => series.some(({ points }) => points.length > 0),
  );
};

/** Of each step and of each epoch, over epochs. */
const losses = ({ losses, epochs }: CaseFile["figures"]): Figure => {
  const first = (epochs[0]?.epoch ?? 1) - 1;
  const last = epochs.at(-1)?.epoch ?? 1;
  const ofSteps = losses.map((loss, i) => [first + ((last - first) * (i + 1)) / losses.length, loss] as const);
  return {
    title: "Loss",
    x: { label: "epoch", scale: "linear" },
    y: { label: "loss", scale: "log" },
    series: [
      { name: "training, of each step", points: ofSteps },
      { name: "validation", points: epochs.map(({ epoch, validation }) => [epoch, validation ?? Number.NaN] as const) },
    ],
  };
};

/**
 * The curvature along the next step, against that at which a step overshoots. For gradient descent it is the sharpness along the gradient;
 * steps of Adam go elsewhere, and it is that along them.
 */
const sharpness = (seen: readonly Examination[], { setup: { rate = 1 } }: CaseFile["figures"]): Figure => {
  const points = seen.map(({ step, stepCurvature = Number.NaN }) => [step, stepCurvature / rate] as const);
  const limit = seen.map(({ step }) => [step, 2 / rate] as const);
  return {
    title: "Sharpness along the step: above 2/η the step overshoots",
    x: { label: "step", scale: "linear" },
    y: { label: "sharpness", scale: "log" },
    series: points.some(([, sharpness]) => sharpness > 0)
      ? [
          { name: "along the step", points },
          { name: "2/η, with η the learning rate", points: limit },
        ]
      : [],
  };
};

/** Of the weights of each layer. */
const gradients = (seen: readonly Examination[]): Figure => {
  const paths = seen[0]?.tensors.filter(({ rank }) => rank >= 2).map(({ path }) => path) ?? [];
  const sizeOf = ({ tensors }: Examination, path: string): number =>
    tensors.find((tensor) => tensor.path === path)?.gradient ?? Number.NaN;
  return {
    title: "Gradients of the weights, from the first layer to the last",
    x: { label: "step", scale: "linear" },
    y: { label: "root of the mean square", scale: "log" },
    series: paths.map((path) => ({ name: path, points: seen.map((one) => [one.step, sizeOf(one, path)] as const) })),
  };
};

/** Shares of units without a slope; nothing where there are none. */
const units = (seen: readonly Examination[]): Figure => {
  const names = seen[0]?.activations.map(({ name }) => name) ?? [];
  const series = (["dead", "saturated"] as const).flatMap((kind) =>
    names.map((name) => ({
      name: `${name}, ${kind}`,
      points: seen.map((one) => {
        const share = one.activations.find((activation) => activation.name === name)?.[kind] ?? Number.NaN;
        return [one.step, 100 * share] as const;
      }),
    })),
  );
  return {
    title: "Units that are dead or saturated",
    x: { label: "step", scale: "linear" },
    y: { label: "% of a layer", scale: "linear" },
    series: series.filter(({ points }) => points.some(([, share]) => share > 0)),
  };
};

/** The losses that some steps at other rates come to. */
const otherRates = ({ setup, trialsFromStart = [], trialsFromEnd = [] }: CaseFile["figures"]): Figure => {
  const { rate } = setup;
  const pointsOf = (trials: typeof trialsFromStart) =>
    trials.filter(({ loss }) => Number.isFinite(loss)).map(({ factor, loss }) => [factor * (rate ?? 1), loss] as const);
  return {
    title: "Losses after some steps at other rates",
    x: { label: rate === undefined ? "factor of the rate" : "rate", scale: "log" },
    y: { label: "loss", scale: "log" },
    series: [
      { name: "from the first weights", points: pointsOf(trialsFromStart) },
      { name: "from the last ones", points: pointsOf(trialsFromEnd) },
    ],
  };
};
