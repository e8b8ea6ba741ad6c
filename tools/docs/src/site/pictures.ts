import * as gd from "@gd/gd";
import { optimizers, schedules } from "./calls.ts";
import { evaluate } from "./evaluate.ts";
import { type Curve, plot } from "./plot.ts";

/** A picture of a part: an activation with its slope, a loss with its gradient, a schedule, or the way that an optimizer goes. */
export const pictureOf = (section: string, name: string): string | undefined => {
  const draw = { activations: activation, losses: loss, schedules: schedule, optimizers: descent }[section];
  const curves = draw?.(name);
  return curves && plot(curves, `${name}: ${curves.map(({ label }) => label).join(", ")}`);
};

const over = (from: number, to: number): readonly number[] =>
  Array.from({ length: 161 }, (_, i) => from + ((to - from) * i) / 160);

const curve = (label: string, xs: readonly number[], ys: ArrayLike<number>): Curve => ({
  label,
  points: xs.map((x, i) => [x, ys[i] ?? 0] as const),
});

/** Those whose outputs depend on all inputs have no curve. */
const NO_CURVE = ["softmax", "logSoftmax"];

const activation = (name: string): readonly Curve[] | undefined => {
  if (NO_CURVE.includes(name)) return undefined;
  const xs = over(-4, 4);
  const layer = evaluate<gd.Layer>(`${name}.at([1])`);
  const context = gd.createContext();
  const { output, backward } = layer.forward(context, layer.initialize(context), gd.tensor(xs.map((x) => [x])));
  const slope = backward(context.ops.fill(output.shape, 1)).inputGradient;
  return [curve("y", xs, output.data), curve("slope", xs, slope.data)];
};

/** Targets that losses of an output are drawn against. */
const targets: Readonly<Record<string, number>> = {
  hinge: 1,
  huber: 0,
  meanAbsoluteError: 0,
  meanSquaredError: 0,
  residualSumOfSquares: 0,
  sigmoidCrossEntropy: 1,
};

const loss = (name: string): readonly Curve[] | undefined => {
  const target = targets[name];
  if (target === undefined) return undefined;
  const xs = over(-3, 3);
  const { evaluate: cost } = evaluate<gd.Loss>(name);
  const each = xs.map((x) => {
    const { value, backward } = cost(gd.createContext(), gd.tensor([[x]]), gd.tensor([[target]]));
    return [Number(gd.toArray(value)), Number(backward().data[0])] as const;
  });
  return [
    curve(
      `loss against ${target}`,
      xs,
      each.map(([value]) => value),
    ),
    curve(
      "gradient",
      xs,
      each.map(([, slope]) => slope),
    ),
  ];
};

const schedule = (name: string): readonly Curve[] | undefined => {
  const made = schedules[name];
  if (made === undefined) return undefined;
  const rate = evaluate<(step: number) => number>(made);
  const steps = Array.from({ length: 101 }, (_, step) => step);
  return [curve("learning rate", steps, steps.map(rate))];
};

/** From [4, 1] down the bowl x² + 10y². */
const descent = (name: string): readonly Curve[] | undefined => {
  const made = optimizers[name];
  if (made === undefined) return undefined;
  const bowl: gd.Objective = ([x = 0, y = 0]) => ({ value: x * x + 10 * y * y, gradient: [2 * x, 20 * y] });
  const optimizer = evaluate<gd.GradientTransformation>(made);
  const { history } = gd.minimize(bowl, [4, 1], { optimizer, keepPoints: true, stop: { maximumSteps: 200 } });
  return [
    { label: "x, y of each step", points: history.map(({ point = [] }) => [point[0] ?? 0, point[1] ?? 0] as const) },
  ];
};
