import { symbolsIn } from "../expression/expression.js";
import type { TraceChain, TraceStep } from "../trace-document.js";

/** Ways from a parameter to the loss that are written out. */
const WAYS = 4;

/** The chain rule for each parameter, from the steps of a derivation. */
export const chainRules = (steps: readonly TraceStep[], parameters: readonly string[]): readonly TraceChain[] => {
  const readers = new Map<string, string[]>();
  const known = new Map(steps.map((step) => [step.result, step]));
  for (const { phase, result, formula } of steps) {
    if (phase !== "forward" && phase !== "loss") continue;
    for (const name of new Set(symbolsIn(formula).map(({ name }) => name))) {
      readers.set(name, [...(readers.get(name) ?? []), result]);
    }
  }
  const counts = new Map<string, number>([["L", 1]]);
  const count = (name: string): number => {
    const counted = counts.get(name);
    if (counted !== undefined) return counted;
    const ways = (readers.get(name) ?? []).reduce((sum, reader) => sum + count(reader), 0);
    counts.set(name, ways);
    return ways;
  };
  const waysFrom = (name: string): readonly (readonly string[])[] =>
    name === "L"
      ? [["L"]]
      : (readers.get(name) ?? []).flatMap((reader) => waysFrom(reader).map((way) => [...way, name]));

  /** The gradients that one is computed by, and what else the backward pass has made for it, in order. */
  const linksOf = (gradient: string): TraceChain["links"] => {
    const needed = new Set<string>();
    const need = (name: string): void => {
      const step = known.get(name);
      if (needed.has(name) || step === undefined || step.phase !== "backward") return;
      needed.add(name);
      for (const symbol of symbolsIn(step.formula)) need(symbol.name);
    };
    need(gradient);
    return steps
      .filter(({ result }) => needed.has(result))
      .map(({ result, formula }) => ({ gradient: result, formula }));
  };

  return parameters.flatMap((parameter) => {
    const gradient = `∂L/∂${parameter}`;
    if (!known.has(gradient)) return [];
    const wayCount = count(parameter);
    const ways = wayCount <= WAYS ? waysFrom(parameter) : [];
    return [{ parameter, gradient, ways, wayCount, links: linksOf(gradient) }];
  });
};
