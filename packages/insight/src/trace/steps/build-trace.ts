import { ArgumentError, type DType, isTensor, nearestName, type Shape, sizeOf, type Tensor } from "@gd/tensor";
import { type PaperSymbol, symbolsIn } from "../expression/expression.js";
import { paperNames } from "../record/paper-names.js";
import type { Recording } from "../record/record.js";
import type { Trace, TraceEquation, TraceStep } from "../trace-document.js";
import { chainRules } from "./chain-rule.js";
import { describeValues } from "./describe-values.js";
import { elide } from "./elide.js";
import { graphOf, paperShape } from "./graph.js";
import { innerNames } from "./inner-names.js";
import { type Followed, indexOf, trailThrough } from "./trail.js";

/** What a document says of itself, and how much it writes out. */
export interface Writing {
  readonly model: string;
  readonly loss: string | undefined;
  readonly optimizer: string | undefined;
  readonly dtype: DType;
  readonly training: boolean;
  readonly examples: number;
  readonly inputNames: readonly string[] | undefined;
  readonly outputNames: readonly string[] | undefined;
  readonly notes: readonly string[] | undefined;
  readonly follow: string | undefined;
  readonly shown: number;
  readonly terms: number;
  readonly kept: number;
}

/** The symbols that are written out of a value are at most this many times the entries that are shown. */
const LENGTH = 4;

/** The document of a recording. */
export const buildTrace = (recording: Recording, writing: Writing): Trace => {
  const { follow, shown, terms, kept, inputNames, outputNames, notes, ...said } = writing;
  const paper = paperNames(recording);
  const inner = innerNames(recording, new Map([...paper.of, ...paper.vectors]), paper.layers);
  const names = new Map([...paper.of, ...inner]);
  const ofParameters = new Set<unknown>([
    ...[...recording.parameters, ...recording.statistics].map(([, leaf]) => leaf),
    ...recording.gradients,
    ...recording.whole.gradients,
    ...(recording.update?.changes ?? []),
    ...(recording.update?.parameters ?? []),
  ]);
  const graph = graphOf(recording, { of: names, vectors: paper.vectors }, (value) => ofParameters.has(value));
  const valueNamed = new Map<string, Tensor>();
  for (const [value, name] of names) if (isTensor(value)) valueNamed.set(name, value);

  const seen = new Set<unknown>();
  const results = recording.operations.flatMap((operation) => {
    const name = names.get(operation.result);
    if (name === undefined || seen.has(operation.result) || graph.origin(operation.result) !== operation) return [];
    seen.add(operation.result);
    return [{ name, operation }];
  });
  const shapeOf = (value: Tensor): Shape => paperShape(value.shape, ofParameters.has(value));
  const start = followedBy(follow, recording, valueNamed, graph.number, shapeOf);
  const trail = trailThrough({ graph, results, valueNamed }, start);
  const isFollowed = ({ name, of, at }: PaperSymbol): boolean => {
    const value = valueNamed.get(name);
    if (value === undefined || at === undefined || of !== undefined) return false;
    return sizeOf(value.shape) === 1 || trail.get(value) === indexOf(at, value);
  };

  const equationAt = (value: Tensor, index: number): TraceEquation => {
    const { expression, because } = graph.entryFormula(value, index);
    return { result: graph.entry(value, index), expression: elide(expression, terms, isFollowed), because };
  };
  /** Whether all entries can be written out: not where each is a long sum. */
  const isShort = (value: Tensor, size: number): boolean => {
    if (size > shown) return false;
    const length = graph.origin(value) === undefined ? 1 : symbolsIn(equationAt(value, 0).expression).length;
    return size * length <= LENGTH * shown;
  };
  /** The places of the entries that are written out, row by row. */
  const placesOf = (value: Tensor): readonly number[] => {
    const size = sizeOf(value.shape);
    if (isShort(value, size)) return Array.from({ length: size }, (_, i) => i);
    if (graph.entry(value, 0).of === undefined) return [trail.get(value)!];
    let first = 0;
    return recording.parameters.map(([, leaf]) => {
      const place = first + (trail.get(leaf) ?? 0);
      first += sizeOf(leaf.shape);
      return place;
    });
  };
  const steps = results.map(({ name, operation: { phase, path, result } }): TraceStep => {
    return {
      phase,
      path,
      result: name,
      formula: graph.formula(result),
      operations: graph.operations(result),
      size: sizeOf(result.shape),
      equations: placesOf(result).map((index) => equationAt(result, index)),
    };
  });

  const used = new Set(
    steps.flatMap(({ result, formula, equations }) => [
      result,
      ...symbolsIn(formula).map((symbol) => symbol.name),
      ...equations.flatMap(({ expression }) => symbolsIn(expression).map((symbol) => symbol.name)),
    ]),
  );
  const values = describeValues(recording, { names, used, steps, graph, placesOf, kept, ofParameters });
  const number = (value: Tensor | undefined): number | undefined => value && graph.number(value, 0);
  return {
    format: "gd trace",
    version: 1,
    ...said,
    output: names.get(recording.output) ?? "",
    inputNames,
    outputNames,
    notes,
    followed: written(graph.entry(start.value, start.index)),
    values,
    steps,
    chains: chainRules(steps, paper.parameters),
    before: number(recording.loss),
    after: number(recording.update?.loss),
  };
};

const written = ({ name, at = [] }: PaperSymbol): string => (at.length === 0 ? name : `${name}[${at.join(",")}]`);

/** The entry that a name on paper means. */
const followedBy = (
  follow: string | undefined,
  { output, outputGradient }: Recording,
  valueNamed: ReadonlyMap<string, Tensor>,
  number: (value: Tensor, index: number) => number,
  shapeOf: (value: Tensor) => Shape,
): Followed => {
  if (follow === undefined) {
    const weights = outputGradient ?? output;
    let index = 0;
    for (let i = 1; i < sizeOf(output.shape); i++) {
      if (Math.abs(number(weights, i)) > Math.abs(number(weights, index))) index = i;
    }
    return { value: output, index };
  }
  const refused = (expected: string, advice?: string) =>
    new ArgumentError({ place: "trace(follow)", expected, received: follow, advice });
  const [, name = "", places = ""] = /^([^[\]]+?)\s*(?:\[([\d\s,]*)\])?$/.exec(String(follow)) ?? [];
  const value = valueNamed.get(name);
  if (value === undefined) {
    const known = [...valueNamed.keys()].filter((candidate) => !/[′∂Δ∇]/.test(candidate));
    const near = nearestName(name, known);
    throw refused(
      "an entry of a value of the derivation, such as z1[2]",
      `${near === undefined ? "" : `Did you mean ${near}? `}Its values are ${known.slice(0, 20).join(", ")}.`,
    );
  }
  const at = places
    .split(",")
    .filter((place) => place.trim() !== "")
    .map(Number);
  const axes = at.length === value.shape.length ? value.shape : shapeOf(value);
  const fits = at.length === axes.length && at.every((place, axis) => place >= 1 && place <= axes[axis]!);
  if (!fits) {
    throw refused(
      `a place in ${name}, which is [${axes.join(", ")}]`,
      `Entries count from 1: ${name}[${axes.map(() => 1).join(", ")}] is the first, ${name}[${axes.join(", ")}] the last.`,
    );
  }
  return { value, index: indexOf(at, value) };
};
