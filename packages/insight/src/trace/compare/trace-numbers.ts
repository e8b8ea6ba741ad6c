import type { TraceEntry, TraceStatistics } from "../trace-document.js";

/** The numbers of a value, by whoever has computed them. */
export interface NumbersOfValue {
  readonly name: string;
  readonly shape: readonly number[];
  /** Row by row; undefined where not all of them were kept. */
  readonly elements: readonly number[] | undefined;
  /** Those of a value that was not kept, and some of its entries. */
  readonly statistics?: TraceStatistics;
  readonly entries?: readonly TraceEntry[];
}

/** Numbers to compare a derivation with: another derivation, or what another program has computed. */
export interface TraceNumbers {
  readonly values: readonly NumbersOfValue[];
}
