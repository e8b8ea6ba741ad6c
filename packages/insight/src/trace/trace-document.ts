import type { DType, Shape } from "@gd/tensor";
import type { TraceReason } from "./expression/entry-rules.js";
import type { PaperExpression, PaperSymbol } from "./expression/expression.js";
import type { TracePhase } from "./record/record.js";

/** What a value of a derivation is. */
export type TraceRole = "input" | "target" | "parameter" | "statistic" | "optimizer state" | "constant" | "result";

/** The numbers of a large value in short. */
export interface TraceStatistics {
  readonly mean: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** A number of a value, and where it stands. */
export interface TraceEntry {
  /** For vectors over all parameters: the parameter that it belongs to. */
  readonly of?: string;
  /** Counted from 1, axis by axis; [] for a single number. */
  readonly at: readonly number[];
  readonly value: number;
}

/** A tensor that has a name in the derivation. */
export interface TraceValue {
  /** `x`, `W1`, `∂L/∂z2` */
  readonly name: string;
  readonly role: TraceRole;
  /** As on paper: a batch of one example has no axis for it. */
  readonly shape: Shape;
  /** Whether its entries belong to the parameters, one after the other. */
  readonly overParameters: boolean;
  /** All numbers, row by row; undefined where there are more than were to be kept. */
  readonly elements: readonly number[] | undefined;
  readonly statistics: TraceStatistics;
  /** Those that the equations of the derivation use: all of a small value. */
  readonly entries: readonly TraceEntry[];
}

/** How one entry comes about: its formula, with the numbers that are put in. */
export interface TraceEquation {
  readonly result: PaperSymbol;
  readonly expression: PaperExpression;
  /** What decided about the formula, such as a weighted sum that is positive. */
  readonly because: readonly TraceReason[];
}

/** A line of the derivation: a value, its formula, and its entries. */
export interface TraceStep {
  readonly phase: TracePhase;
  /** Where it was computed: `digits › 2 linear(64 → 10)`. */
  readonly path: readonly string[];
  /** The name of the value. */
  readonly result: string;
  readonly formula: PaperExpression;
  /** The operations of the library that it consists of. */
  readonly operations: readonly string[];
  /** How many entries the value has. */
  readonly size: number;
  /** One for each entry, or for those that are followed. */
  readonly equations: readonly TraceEquation[];
}

/** The chain rule for a parameter. */
export interface TraceChain {
  readonly parameter: string;
  readonly gradient: string;
  /** The values from the loss to the parameter, way by way: [["L", "a2", "z2", "W2"]]. */
  readonly ways: readonly (readonly string[])[];
  /** How many ways there are; more than a few are not listed. */
  readonly wayCount: number;
  /** The gradients that it is computed by, from the loss on, each with its formula. */
  readonly links: readonly { readonly gradient: string; readonly formula: PaperExpression }[];
}

/** A computation forward and backward, as a document: plain data. Names and entries count from 1, as on paper. */
export interface Trace {
  readonly format: "gd trace";
  readonly version: 1;
  readonly model: string;
  readonly loss: string | undefined;
  readonly optimizer: string | undefined;
  readonly dtype: DType;
  /** Whether layers compute as in training or as in evaluation. */
  readonly training: boolean;
  readonly examples: number;
  /** The name of the model's output. */
  readonly output: string;
  /** What the entries of x are called, and those of the output. */
  readonly inputNames: readonly string[] | undefined;
  readonly outputNames: readonly string[] | undefined;
  /** Sentences about the example. */
  readonly notes: readonly string[] | undefined;
  /** The entry that is followed through values that are too large to be written out. */
  readonly followed: string;
  readonly values: readonly TraceValue[];
  readonly steps: readonly TraceStep[];
  readonly chains: readonly TraceChain[];
  /** The loss with the parameters, and after the update. */
  readonly before: number | undefined;
  readonly after: number | undefined;
}
