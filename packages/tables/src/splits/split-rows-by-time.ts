import { ArgumentError, expectArgument, expectNumber, expectOptions } from "@gd/tensor";
import { expectRows, type Rows } from "../table/expect-rows.js";
import { expectColumn } from "../table/expect-table.js";
import type { Column } from "../table/table.js";
import { sorted } from "./grouped-rows.js";
import type { RowSplit } from "./split-rows.js";

/** Options of `splitRowsByTime`. */
export interface TimeSplitOptions {
  /** The rows to divide. Default: all. */
  readonly rows?: Rows;
}

/**
 * Divides rows by a date or a number: the first part has the earlier ones, `share` of them, rounded. Rows of the same moment
 * stay together, in the first part, so that nothing is learned from the moment that is to be predicted.
 *
 * Throws  ArgumentError when one of the rows has no date
 */
export const splitRowsByTime = (time: Column, share: number, options: TimeSplitOptions = {}): RowSplit => {
  const { rows } = expectOptions("splitRowsByTime", options, ["rows"]);
  const length = expectColumn("splitRowsByTime(time)", time);
  expectArgument(time.kind === "date" || time.kind === "number", {
    place: "splitRowsByTime(time)",
    expected: "a column of dates or numbers",
    received: time.kind,
  });
  expectNumber(
    "splitRowsByTime(share)",
    share,
    { from: 0, to: 1 },
    "0.8 puts the first 80% of the rows into the first part.",
  );
  const all = expectRows("splitRowsByTime(rows)", rows, length);
  const { values } = time;
  const missing = all.find((row) => Number.isNaN(values[row]!));
  if (missing !== undefined) {
    const advice = `Take the rows of rowsWith(table, ${JSON.stringify(time.name)}).`;
    throw new ArgumentError({
      place: "splitRowsByTime(time)",
      expected: "a date in each row",
      received: `none in row ${missing + 1}`,
      advice,
    });
  }
  const order = all.slice().sort((left, right) => values[left]! - values[right]! || left - right);
  let count = Math.round(order.length * share);
  while (count > 0 && count < order.length && values[order[count]!] === values[order[count - 1]!]) count++;
  return [sorted(order.subarray(0, count)), sorted(order.subarray(count))];
};
