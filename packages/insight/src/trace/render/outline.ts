import type { TracePhase } from "../record/record.js";
import type { Trace, TraceChain, TraceStep, TraceValue } from "../trace-document.js";

/** What stands in a section, in order. */
export type Block =
  | { readonly kind: "sentence"; readonly text: string }
  | { readonly kind: "value"; readonly value: TraceValue }
  | { readonly kind: "step"; readonly step: TraceStep; readonly value: TraceValue }
  | { readonly kind: "chain"; readonly chain: TraceChain };

/** Blocks under a heading, such as the name of a layer. */
export interface Group {
  readonly heading: string | undefined;
  readonly blocks: readonly Block[];
}

/** A part of a derivation. */
export interface Section {
  readonly title: string;
  readonly groups: readonly Group[];
}

const TITLES: { readonly [Name in TracePhase]: string } = {
  forward: "Forward",
  loss: "The loss",
  backward: "Backward",
  update: "The update",
  after: "The loss after the update",
};

/** What a derivation is of, in sentences. */
export const introduction = (trace: Trace): readonly string[] => {
  const { model, loss, optimizer, examples, training, dtype, steps, values, followed } = trace;
  const count = examples === 1 ? "one example" : `a batch of ${examples} examples`;
  const parts = [model, ...(loss === undefined ? [] : [loss]), ...(optimizer === undefined ? [] : [optimizer])];
  const isLarge = steps.some(({ size, equations }) => size > equations.length);
  const { inputNames = [], outputNames = [], output } = trace;
  return [
    `${parts.join(", ")}: ${count}, computed as in ${training ? "training" : "evaluation"}, in ${dtype}. Names and entries count from 1, places of layers and classes from 0.`,
    ...(examples === 1 ? ["The single example has no axis for the batch."] : []),
    ...(inputNames.length > 0 ? [`The inputs: ${numbered("x", inputNames)}.`] : []),
    ...(outputNames.length > 0 ? [`The outputs: ${numbered(output, outputNames)}.`] : []),
    ...(isLarge ? [`Large values are in short; ${followed} is followed through them.`] : []),
    ...(steps.some(({ equations }) => equations.some(({ expression }) => hasRest(expression)))
      ? ["In ⟨ ⟩ stands the sum of the terms that are not written out."]
      : []),
    ...freshOptimizer(trace),
    ...(values.some(({ role }) => role === "constant") ? ["Constants were made by a layer without operations."] : []),
  ];
};

/** What to say of an optimizer whose state is that before a first step. */
const freshOptimizer = ({ values, optimizer }: Trace): readonly string[] => {
  const state = values.filter(({ role }) => role === "optimizer state");
  const isFresh = state.every(({ statistics: { minimum, maximum } }) => minimum === 0 && maximum === 0);
  if (state.length === 0 || !isFresh) return [];
  const names = state.map(({ name }) => name).join(", ");
  return [
    `The update is the first step of ${optimizer}, which begins afresh: ${names} ${state.length === 1 ? "is" : "are"} 0.`,
  ];
};

/** `x[1] for island; x[2] for sex` */
const numbered = (symbol: string, names: readonly string[]): string =>
  names.map((name, i) => `${symbol}[${i + 1}] for ${name.replace(/\s+/g, " ")}`).join("; ");

const hasRest = (expression: Trace["steps"][number]["formula"]): boolean =>
  expression.kind === "rest" || (expression.kind === "call" && expression.operands.some(hasRest));

/** A derivation section by section, for those who write it in a format. */
export const outline = (trace: Trace): readonly Section[] => {
  const { values, steps, chains, notes = [] } = trace;
  const byName = new Map(values.map((value) => [value.name, value]));
  const given = values.filter(({ role }) => role !== "result");
  const block = (step: TraceStep): readonly Block[] => {
    const value = byName.get(step.result);
    return value === undefined ? [] : [{ kind: "step", step, value }];
  };
  const sectionOf = (phase: TracePhase): readonly Section[] => {
    const groups: { heading: string | undefined; blocks: Block[] }[] = [];
    for (const step of steps) {
      if (step.phase !== phase) continue;
      const inner = step.path.slice(1).join(" › ");
      const heading = inner === "" ? undefined : inner;
      if (groups.length === 0 || groups.at(-1)!.heading !== heading) groups.push({ heading, blocks: [] });
      groups.at(-1)!.blocks.push(...block(step));
    }
    return groups.length === 0 ? [] : [{ title: TITLES[phase], groups }];
  };
  const rules: readonly Section[] =
    chains.length === 0
      ? []
      : [
          {
            title: "The chain rule",
            groups: chains.map((chain) => ({ heading: chain.gradient, blocks: [{ kind: "chain", chain }] })),
          },
        ];
  return [
    {
      title: "Given",
      groups: [
        ...(notes.length === 0
          ? []
          : [{ heading: undefined, blocks: notes.map((text) => ({ kind: "sentence", text }) as const) }]),
        { heading: undefined, blocks: given.map((value) => ({ kind: "value", value })) },
      ],
    },
    ...sectionOf("forward"),
    ...sectionOf("loss"),
    ...sectionOf("backward"),
    ...rules,
    ...sectionOf("update"),
    ...sectionOf("after"),
  ];
};
