import * as Plot from "@observablehq/plot";
import { valueInWords } from "../point-in-words.js";
import type { SweepConfig } from "../sweep-config.js";
import type { TrialRow } from "../trial-rows.js";
import { COLOUR, draw } from "./draw.js";
import { isLogarithmic } from "./is-logarithmic.js";
import { scaleOf } from "./scale-of.js";

/** Ends of an axis, and where a trial is between them; undefined where it has no value there. */
interface Axis {
  readonly name: string;
  readonly low: string;
  readonly high: string;
  readonly placeOf: (row: TrialRow) => number | undefined;
}

/** A line for each trial over an axis for each parameter and one for the objective; the better, the darker. */
export const parallelFigure = (rows: readonly TrialRow[], config: SweepConfig): string => {
  const axes = [...Object.keys(config.space).map((name) => parameterAxis(name, config)), objectiveAxis(rows, config)];
  const names = axes.map(({ name }) => name);
  const ends = (end: "low" | "high") =>
    axes.map((axis) => ({ name: axis.name, text: axis[end], y: end === "low" ? 0 : 1 }));
  return draw("All trials over all parameters", {
    height: 360,
    marginLeft: 60,
    marginRight: 60,
    marginBottom: 45,
    x: { type: "point", domain: names, label: null, axis: "bottom" },
    y: { axis: null, domain: [-0.06, 1.06] },
    marks: [
      Plot.ruleX(names, { stroke: "currentColor", strokeOpacity: 0.4 }),
      // The best one last, over the others.
      ...rows.toReversed().map((row, i) => {
        const points = axes.flatMap(({ name, placeOf }) => {
          const y = placeOf(row);
          return y === undefined ? [] : [{ name, y }];
        });
        const rank = rows.length === 1 ? 1 : i / (rows.length - 1);
        return Plot.line(points, {
          x: "name",
          y: "y",
          stroke: rank > 0.9 ? "#efb118" : COLOUR,
          strokeWidth: rank === 1 ? 3 : 1,
          strokeOpacity: 0.1 + 0.9 * rank * rank,
        });
      }),
      Plot.text(ends("high"), { x: "name", y: "y", text: "text", dy: -8, fill: "currentColor" }),
      Plot.text(ends("low"), { x: "name", y: "y", text: "text", dy: 8, fill: "currentColor" }),
    ],
  });
};

const parameterAxis = (name: string, { space }: SweepConfig): Axis => {
  const parameter = space[name]!;
  if (parameter.type === "choice") {
    const texts = parameter.values.map((value) => JSON.stringify(value));
    const placeOf = ({ trial }: TrialRow): number | undefined => {
      const place = texts.indexOf(JSON.stringify(trial.point[name]));
      return place < 0 ? undefined : (place + 0.5) / texts.length;
    };
    return { name, low: valueInWords(parameter.values[0]), high: valueInWords(parameter.values.at(-1)), placeOf };
  }
  const { low, high } = parameter;
  const scale = (x: number): number => (isLogarithmic(parameter) ? Math.log(x) : x);
  return {
    name,
    low: valueInWords(low),
    high: valueInWords(high),
    placeOf: ({ trial }) => {
      const value = trial.point[name];
      return value === undefined ? undefined : share(scale(Number(value)), scale(low), scale(high));
    },
  };
};

const objectiveAxis = (rows: readonly TrialRow[], { objectives }: SweepConfig): Axis => {
  const values = rows.map(({ trial }) => trial.values[0]!);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const scale = scaleOf(values) === "log" ? Math.log : Number;
  return {
    name: objectives[0]!,
    low: valueInWords(low),
    high: valueInWords(high),
    placeOf: ({ trial }) => share(scale(trial.values[0]!), scale(low), scale(high)),
  };
};

const share = (value: number, low: number, high: number): number => (high === low ? 0.5 : (value - low) / (high - low));
