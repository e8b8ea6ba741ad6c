import { allocate, type DType, expectOneOf, expectOptions, fromElements, type Matrix, type Vector } from "@gd/tensor";
import { columnOf, textAt } from "../table/column-of.js";
import { expectRows, type Rows } from "../table/expect-rows.js";
import { expectTable } from "../table/expect-table.js";
import type { Table } from "../table/table.js";
import { quoted, TableError } from "../table/table-error.js";
import { numberAt } from "./fit-target.js";
import { missingTarget } from "./missing-target.js";
import { expectTarget } from "./parse-target.js";
import type { ClassTarget, NumberTarget, Target } from "./target.js";

/** Options of `applyTarget`. */
export interface ApplyTargetOptions {
  /** The rows to take, in this order. Default: all. */
  readonly rows?: Rows;
  /** Precision of the targets. Default: float32. */
  readonly dtype?: DType;
}

/** The labels of rows, from 0 on, for one of some classes. Shapes  [rows] */
export function applyTarget(target: ClassTarget, table: Table, options?: ApplyTargetOptions): Vector;
/** The standardized numbers of rows. Shapes  [rows, 1] */
export function applyTarget(target: NumberTarget, table: Table, options?: ApplyTargetOptions): Matrix<number, 1>;
/**
 * The targets of rows: labels from 0 on for one of some classes, or standardized numbers.
 *
 * Shapes  classes [rows], numbers [rows, 1]
 * Throws  TableError when a value is missing, or of a class that was not learned
 */
export function applyTarget(target: Target, table: Table, options?: ApplyTargetOptions): Vector | Matrix<number, 1>;
export function applyTarget(
  target: Target,
  table: Table,
  options: ApplyTargetOptions = {},
): Vector | Matrix<number, 1> {
  expectTarget("applyTarget(target)", target);
  expectTable("applyTarget(table)", table);
  const { rows, dtype = "float32" } = expectOptions("applyTarget", options, ["rows", "dtype"]);
  expectOneOf("applyTarget(dtype)", dtype, ["float32", "float64"]);
  const chosen = expectRows("applyTarget(rows)", rows, table.rows);
  const column = columnOf(table, target.column);
  const elements = allocate(dtype, chosen.length);
  if (target.kind === "number") {
    for (let i = 0; i < chosen.length; i++) {
      elements[i] = (numberAt(column, chosen[i]!, table) - target.mean) / target.deviation;
    }
    return fromElements(elements, [chosen.length, 1]);
  }
  const labels = new Map(target.classes.map((name, label) => [name, label]));
  for (let i = 0; i < chosen.length; i++) {
    const row = chosen[i]!;
    const name = textAt(column, row) ?? missingTarget(table, column, row);
    const label = labels.get(name);
    if (label === undefined) {
      throw new TableError({
        reason: "type",
        table: table.name,
        row: row + 1,
        column: column.name,
        expected: `one of the ${labels.size} classes that were learned`,
        received: quoted(name),
        advice:
          "Divide the rows by splitRows with stratify, so that each class comes in the rows that are learned from.",
      });
    }
    elements[i] = label;
  }
  return fromElements(elements, [chosen.length]);
}
