import type { ColumnKind } from "@gd/tables";
import type { PlaneColumns, PlaneOfColumns } from "./plane-of-columns.js";

/** A column of a table, as far as one can choose it. */
export interface NamedColumn {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** From the page to the worker that reads a table. */
export type PlaneRequest =
  | { readonly type: "open"; readonly file: File }
  | { readonly type: "choose"; readonly columns: PlaneColumns };

/** From that worker to the page. */
export type PlaneReport =
  | { readonly type: "opened"; readonly name: string; readonly columns: readonly NamedColumn[] }
  | { readonly type: "plane"; readonly plane: PlaneOfColumns }
  | { readonly type: "problem"; readonly sentence: string };
