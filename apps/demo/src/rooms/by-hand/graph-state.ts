import { rowMajor } from "@gd/tensor";
import type { Derivation } from "./derivation.js";
import type { DerivationRow } from "./derivation-row.js";

/** What the drawing shows after some operations. */
export interface GraphState {
  /** The last operation; undefined at the start. */
  readonly row: DerivationRow | undefined;
  /** The elements of everything known, by symbol. */
  readonly known: ReadonlyMap<string, readonly number[]>;
  /** What the last operation computed, and what it read. */
  readonly made: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
  /** Where it was: in a layer, counted from 1, or in the loss; undefined at the start. */
  readonly place: number | "loss" | undefined;
}

/** How many of the operations have been performed; “all” are those that lead to the gradients, before the update. */
export const stepOf = (derivation: Derivation, step: number | "all"): number =>
  step === "all" ? derivation.gradients : Math.min(step, derivation.rows.length);

export const graphState = ({ given, rows }: Derivation, step: number): GraphState => {
  const known = new Map<string, readonly number[]>();
  for (const [symbol, value] of given) known.set(symbol, Array.from(rowMajor(value)));
  for (const { symbols, result } of rows.slice(0, step)) {
    const elements = Array.from(rowMajor(result));
    for (const symbol of symbols) known.set(symbol, elements);
  }
  const row = rows[step - 1];
  return {
    row,
    known,
    made: new Set(row?.symbols),
    read: new Set(row?.reads),
    place: row && (row.layerNumber ?? "loss"),
  };
};
