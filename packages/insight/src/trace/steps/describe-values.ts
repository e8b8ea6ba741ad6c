import { isTensor, sizeOf, type Tensor } from "@gd/tensor";
import { type PaperSymbol, symbolsIn } from "../expression/expression.js";
import type { Recording } from "../record/record.js";
import type { TraceEntry, TraceRole, TraceStatistics, TraceStep, TraceValue } from "../trace-document.js";
import { type Graph, paperShape } from "./graph.js";

interface Description {
  readonly names: ReadonlyMap<unknown, string>;
  /** The names that occur in formulas and equations. */
  readonly used: ReadonlySet<string>;
  readonly steps: readonly TraceStep[];
  readonly graph: Graph;
  placesOf(value: Tensor): readonly number[];
  readonly kept: number;
  readonly ofParameters: ReadonlySet<unknown>;
}

/** The values of a derivation in the order in which they come in or are computed. */
export const describeValues = (recording: Recording, description: Description): readonly TraceValue[] => {
  const { names, used, steps, graph, placesOf, kept, ofParameters } = description;
  const entries = new Map<string, Map<string, TraceEntry>>();
  const note = ({ name, of, at, value }: PaperSymbol): void => {
    if (at === undefined || value === undefined) return;
    const known = entries.get(name) ?? new Map<string, TraceEntry>();
    known.set(`${of ?? ""} ${at.join(",")}`, { ...(of === undefined ? {} : { of }), at, value });
    entries.set(name, known);
  };
  const order = new Map(steps.map(({ result }, i) => [result, i]));
  const named = [...names].flatMap(([value, name]) => (isTensor(value) && used.has(name) ? [{ value, name }] : []));
  named.sort((a, b) => (order.get(a.name) ?? -1) - (order.get(b.name) ?? -1));
  for (const { value } of named) for (const index of placesOf(value)) note(graph.entry(value, index));
  for (const { equations } of steps) {
    for (const { result, expression, because } of equations) {
      for (const symbol of [result, ...symbolsIn(expression), ...because.flatMap(({ of }) => symbolsIn(of))])
        note(symbol);
    }
  }

  const roles = new Map<unknown, TraceRole>([
    [recording.input, "input"],
    [recording.target, "target"],
    ...recording.parameters.map(([, leaf]) => [leaf, "parameter"] as const),
    ...recording.statistics.map(([, leaf]) => [leaf, "statistic"] as const),
    ...(recording.update?.state ?? []).map(([, leaf]) => [leaf, "optimizer state"] as const),
  ]);
  return named.map(({ value, name }) => {
    const numbers = Array.from({ length: sizeOf(value.shape) }, (_, i) => graph.number(value, i));
    return {
      name,
      role: roles.get(value) ?? (graph.origin(value) === undefined ? "constant" : "result"),
      shape: paperShape(value.shape, ofParameters.has(value)),
      overParameters: graph.entry(value, 0).of !== undefined,
      elements: numbers.length <= kept ? numbers : undefined,
      statistics: statisticsOf(numbers),
      entries: [...(entries.get(name)?.values() ?? [])],
    };
  });
};

const statisticsOf = (numbers: readonly number[]): TraceStatistics => {
  let [sum, minimum, maximum] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of numbers) {
    sum += value;
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  return { mean: sum / numbers.length, minimum, maximum };
};
