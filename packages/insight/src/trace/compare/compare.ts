import { expectArgument, expectNumber, expectOptions } from "@gd/tensor";
import { expectTrace } from "../expect-trace.js";
import { textNotation, textNumber, textSymbol } from "../notation/text-notation.js";
import { writeExpression } from "../notation/write-expression.js";
import type { Trace } from "../trace-document.js";
import type { NumbersOfValue, TraceNumbers } from "./trace-numbers.js";

/** How far numbers may be from each other. */
export interface CompareOptions {
  /** A share of the larger one. Default: 0. */
  readonly relative?: number;
  /** Added to it. Default: 0. */
  readonly absolute?: number;
}

/** A number that differs. */
export interface TraceDifference {
  /** The value: `z2`. */
  readonly name: string;
  /** Its entry, counted from 1; undefined for a statistic of a value that was not kept. */
  readonly at: readonly number[] | undefined;
  /** Of a value that was not kept: its mean, minimum or maximum. */
  readonly statistic: "mean" | "minimum" | "maximum" | undefined;
  readonly number: number;
  readonly other: number;
}

/** What two computations have in common. */
export interface Comparison {
  /** The first number, in the order of the computation, that differs; undefined if none does. */
  readonly first: TraceDifference | undefined;
  /** How many numbers were compared. */
  readonly compared: number;
  /** Values of the derivation that the other one does not have. */
  readonly missing: readonly string[];
  /** The same as a sentence. */
  readonly sentence: string;
}

/**
 * Compares a derivation, number by number in the order of the computation, with another one, of another version or in another
 * precision, or with what another program has computed (`readTrace`).
 *
 * Throws  ArgumentError where a value has another shape, or none of the values is in both
 */
export const compare = (trace: Trace, other: TraceNumbers, options: CompareOptions = {}): Comparison => {
  expectTrace("compare(trace)", trace);
  expectArgument(Array.isArray(Object(other).values), {
    place: "compare(other)",
    expected: "a derivation, or the numbers that readTrace has read",
    received: other,
  });
  const { relative = 0, absolute = 0 } = expectOptions("compare", options, ["relative", "absolute"]);
  expectNumber("compare(relative)", relative, { from: 0 });
  expectNumber("compare(absolute)", absolute, { from: 0 });
  const differs = (x: number, y: number): boolean => {
    const distance = Math.abs(x - y);
    // A share of ∞ is ∞: no number is near it.
    const isNear = distance < Infinity && distance <= absolute + relative * Math.max(Math.abs(x), Math.abs(y));
    return !(Object.is(x, y) || isNear);
  };

  const others = new Map(other.values.map((value) => [value.name, value]));
  const missing: string[] = [];
  let first: TraceDifference | undefined;
  let compared = 0;
  for (const value of trace.values) {
    const counterpart = others.get(value.name);
    if (counterpart === undefined) {
      missing.push(value.name);
      continue;
    }
    for (const pair of pairsOf(value, counterpart)) {
      compared++;
      if (first === undefined && differs(pair.number, pair.other)) first = { name: value.name, ...pair };
    }
  }
  expectArgument(compared > 0, {
    place: "compare(other)",
    expected: `values of the derivation's names, such as ${trace.values
      .slice(0, 5)
      .map(({ name }) => name)
      .join(", ")}`,
    received: other.values.map(({ name }) => name),
  });
  return { first, compared, missing, sentence: sentenceOf(trace, first, compared) };
};

type Pair = Omit<TraceDifference, "name">;

/** The numbers that two values have in common. */
const pairsOf = (value: NumbersOfValue, other: NumbersOfValue): readonly Pair[] => {
  const { elements } = value;
  if (elements !== undefined && other.elements !== undefined) {
    const isSame = `${withoutOnes(value.shape)}` === `${withoutOnes(other.shape)}`;
    expectArgument(isSame && elements.length === other.elements.length, {
      place: `compare(other), in ${value.name},`,
      expected: `${elements.length} numbers of the shape ${JSON.stringify(value.shape)}`,
      received: other.shape,
      advice: "Weights are [inputs, outputs], and images [height, width, channels].",
    });
    return elements.map((number, i) => ({
      at: placeOf(i, value.shape),
      statistic: undefined,
      number,
      other: other.elements![i]!,
    }));
  }
  const { statistics, entries = [] } = value;
  const { statistics: theirs, entries: their = [] } = other;
  const inShort =
    statistics === undefined || theirs === undefined
      ? []
      : (["mean", "minimum", "maximum"] as const).map((statistic) => ({
          at: undefined,
          statistic,
          number: statistics[statistic],
          other: theirs[statistic],
        }));
  const known = new Map(their.map((entry) => [`${entry.of ?? ""} ${entry.at}`, entry.value]));
  return [
    ...entries.flatMap(({ of = "", at, value: number }) => {
      const found = known.get(`${of} ${at}`);
      return found === undefined ? [] : [{ at, statistic: undefined, number, other: found }];
    }),
    ...inShort,
  ];
};

/** An axis of one may be left out, such as that of a batch. */
const withoutOnes = (shape: readonly number[]): readonly number[] => shape.filter((size) => size !== 1);

const placeOf = (index: number, shape: readonly number[]): readonly number[] =>
  shape.map(
    (size, axis) => (Math.floor(index / shape.slice(axis + 1).reduce((product, next) => product * next, 1)) % size) + 1,
  );

const DIGITS = 17;

const sentenceOf = ({ steps }: Trace, first: TraceDifference | undefined, compared: number): string => {
  if (first === undefined) return `All ${compared} numbers are the same.`;
  const { name, at, statistic, number, other } = first;
  const what =
    statistic === undefined
      ? textSymbol({ kind: "symbol", name, ...(at === undefined ? {} : { at }) })
      : `the ${statistic} of ${name}`;
  const step = steps.find(({ result }) => result === name);
  const origin =
    step === undefined
      ? "it was given"
      : `it is of ${step.path.slice(1).join(" › ") || step.path[0]}, ${name} = ${writeExpression(step.formula, textNotation(6), "symbols")}`;
  return `The first number that differs is ${what}: ${textNumber(number, DIGITS)}, and ${textNumber(other, DIGITS)} in the other; ${origin}.`;
};
