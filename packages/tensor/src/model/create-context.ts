import { expectArgument, expectBoolean, expectString, expectStrings } from "../expect/expect.js";
import { expectOps } from "../expect/expect-ops.js";
import { expectOptions } from "../expect/expect-options.js";
import { expectFunction } from "../expect/expect-part.js";
import { expectRandomStreams } from "../expect/expect-parts.js";
import { expectTensor } from "../expect/expect-tensor.js";
import { placeIn } from "../expect/place-in.js";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import type { Ops } from "../operations/ops.js";
import type { Scalar } from "../operations/signatures.js";
import { expectSeed, randomStreams } from "../random/random-streams.js";
import type { Context } from "./context.js";

/** A context. Default: float32 reference operations, training, seed 0, no observer. */
export const createContext = (options: Partial<Context> & { readonly seed?: number | string } = {}): Context =>
  contextOver(referenceOps, options);

/** The same with other operations by default, for programs without the reference. */
export const contextOver = (
  defaultOps: () => Ops,
  options: NonNullable<Parameters<typeof createContext>[0]>,
): Context => {
  const { seed = 0, ...given } = expectOptions("createContext", options, [
    "seed",
    "ops",
    "training",
    "random",
    "path",
    "from",
    "coefficients",
    "step",
    "trusted",
    "observe",
    "opsWithin",
  ]);
  expectSeed("createContext(seed)", seed);
  const { ops = defaultOps(), training = true, trusted = false, path = [], coefficients = [] } = given;
  const { random = randomStreams(seed), observe, opsWithin, from, step } = given;
  const place = (option: string): string => `createContext(${option})`;
  expectOps(place("ops"), ops);
  expectBoolean(place("training"), training);
  expectRandomStreams(place("random"), random);
  expectStrings(place("path"), path);
  if (from !== undefined) expectString(place("from"), from);
  expectScalars(place("coefficients"), coefficients);
  if (step !== undefined) expectTensor(place("step"), step);
  expectBoolean(place("trusted"), trusted);
  if (observe !== undefined) expectFunction(place("observe"), observe);
  if (opsWithin !== undefined) expectFunction(place("opsWithin"), opsWithin);
  return { ...given, ops, training, random, path, coefficients, trusted };
};

const expectScalars = (place: string, value: readonly Scalar[]): void => {
  expectArgument(Array.isArray(value), { place, expected: "a list of scalars", received: value });
  value.forEach((scalar, i) => void expectTensor(placeIn(place, i), scalar));
};
