import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as gd from "@gd/gd";
import { evaluate } from "./evaluate.ts";
import {
  type ReferenceCall,
  referenceLayers,
  referenceLosses,
  referenceOptimizers,
  referenceSchedules,
} from "./reference-calls.ts";

/** A number of ours beside that of PyTorch. */
export interface Compared {
  /** What it is: `y[1, 2]`. */
  readonly of: string;
  readonly ours: number;
  readonly theirs: number;
}

/** How a part was made, and all that was compared. */
export interface BesidePyTorch {
  readonly call: string;
  readonly library: string;
  readonly numbers: readonly Compared[];
}

interface Numbers {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

interface Fixture<Case> {
  readonly meta: { readonly library: string };
  readonly cases: Readonly<Record<string, Case>>;
}

interface LayerCase {
  readonly inputs: Readonly<Record<string, Numbers>>;
  readonly output: Numbers;
  readonly outputGradient: Numbers;
  readonly gradients: Readonly<Record<string, Numbers>>;
}

interface LossCase {
  readonly prediction: Numbers;
  readonly target: Numbers;
  readonly value: number;
  readonly gradient: Numbers;
}

/** The values of a case of ours, computed now, beside those of PyTorch in a package's fixtures; undefined where there are none. */
export const besidePyTorch = (repositoryRoot: string, section: string, name: string): BesidePyTorch | undefined =>
  SOURCES[section]?.(join(repositoryRoot, "packages"), name);

const { ops } = gd.referenceInterpreter({ dtype: "float64" });
const tensorOf = ({ shape, data }: Numbers) => ops.from(gd.fromElements(Float64Array.from(data), [...shape]));

/** All entries of a tensor, counted from 1 as in formulas. */
const entries = (name: string, ours: gd.Tensor, { shape, data }: Numbers): readonly Compared[] =>
  data.map((theirs, i) => {
    const place = shape.map((size, axis) => 1 + (Math.floor(i / product(shape.slice(axis + 1))) % size));
    return { of: `${name}[${place.join(", ")}]`, ours: ours.data[i] ?? Number.NaN, theirs };
  });

const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);

const ofLayer = (call: string, { inputs, output, outputGradient, gradients }: LayerCase): readonly Compared[] => {
  const context = gd.createContext({ ops });
  const layer = evaluate<gd.Layer>(call);
  const { input, ...rest } = Object.fromEntries(Object.entries(inputs).map(([name, each]) => [name, tensorOf(each)]));
  if (input === undefined) throw new Error(`the case of ${call} has no input`);
  const forward = layer.forward(context, rest, input);
  const back = forward.backward(tensorOf(outputGradient));
  const outputs = entries("y", forward.output, output);
  // An entry of an activation comes of the entry of the input at the same place.
  const isActivation = Object.keys(rest).length === 0 && product(input.shape) === outputs.length;
  return [
    ...outputs.map((each, i) =>
      isActivation ? { ...each, of: `${each.of}, x = ${input.data[i]?.toFixed(4)}` } : each,
    ),
    ...Object.entries(gradients).flatMap(([name, theirs]) => {
      const ours = name === "input" ? back.inputGradient : Object.fromEntries(Object.entries(back.gradients))[name];
      if (ours === undefined || !("data" in ours)) throw new Error(`${call} has no gradient of ${name}`);
      return entries(`∂L/∂${name === "input" ? "x" : name}`, ours, theirs);
    }),
  ];
};

const ofLoss = (call: string, { prediction, target, value, gradient }: LossCase): readonly Compared[] => {
  const loss = evaluate<gd.Loss>(call);
  const found = loss.evaluate(gd.createContext({ ops }), tensorOf(prediction), tensorOf(target));
  return [
    { of: "L", ours: Number(gd.toArray(found.value)), theirs: value },
    ...entries("∂L/∂y", found.backward(), gradient),
  ];
};

interface OptimizerCase {
  readonly trajectory: readonly { readonly step: number; readonly parameters: readonly number[] }[];
}
interface Optimizers extends Fixture<OptimizerCase> {
  readonly objective: Readonly<Record<"A" | "b" | "start", Numbers>>;
}

/** On a quadratic, ½xᵀAx − bᵀx. */
const ofOptimizer = (
  call: string,
  { trajectory }: OptimizerCase,
  { objective: { A, b, start } }: Optimizers,
): readonly Compared[] => {
  const n = b.data.length;
  const quadratic: gd.Objective = (x) => {
    const gradient = b.data.map((bias, i) => x.reduce((sum, each, j) => sum + (A.data[i * n + j] ?? 0) * each, -bias));
    return {
      value: x.reduce((sum, each, i) => sum + (each * ((gradient[i] ?? 0) - (b.data[i] ?? 0))) / 2, 0),
      gradient,
    };
  };
  const maximumSteps = Math.max(...trajectory.map(({ step }) => step));
  const stop = { maximumSteps, gradientNorm: 0, valueChange: 0 };
  const optimizer = evaluate<gd.GradientTransformation>(call);
  const { history } = gd.minimize(quadratic, start.data, { optimizer, keepPoints: true, stop });
  return trajectory.flatMap(({ step, parameters }) => {
    const point = history.find((each) => each.step === step)?.point ?? [];
    return parameters.map((theirs, i) => ({
      of: `θ[${i + 1}] after ${step} ${step === 1 ? "step" : "steps"}`,
      ours: point[i] ?? Number.NaN,
      theirs,
    }));
  });
};

const ofSchedule = (call: string, { values }: { readonly values: readonly number[] }): readonly Compared[] => {
  const rate = evaluate<(step: number) => number>(call);
  return values.map((theirs, step) => ({ of: `rate of step ${step}`, ours: rate(step), theirs }));
};

type Source = (packages: string, name: string) => BesidePyTorch | undefined;

/** The parts of a fixture, each with its case and its call. */
const source =
  <Case, Own extends Fixture<Case>>(
    file: string,
    calls: Readonly<Record<string, ReferenceCall>>,
    compare: (call: string, values: Case, fixture: Own) => readonly Compared[],
  ): Source =>
  (packages, name) => {
    const found = Object.hasOwn(calls, name) ? calls[name] : undefined;
    if (found === undefined) return undefined;
    const [key, call] = found;
    const fixture: Own = JSON.parse(readFileSync(join(packages, file), "utf8"));
    const values = fixture.cases[key];
    if (values === undefined) throw new Error(`${file} has no case ${key}, which ${name} is compared with`);
    return { call, library: fixture.meta.library, numbers: compare(call, values, fixture) };
  };

const layers = source("layers/fixtures/layers.json", referenceLayers, ofLayer);
const optimizers = source("optim/fixtures/optimizers.json", referenceOptimizers, ofOptimizer);
const SOURCES: Readonly<Record<string, Source>> = {
  layers,
  activations: layers,
  losses: source("losses/fixtures/losses.json", referenceLosses, ofLoss),
  optimizers,
  transformations: optimizers,
  schedules: source("optim/fixtures/schedules.json", referenceSchedules, ofSchedule),
};
