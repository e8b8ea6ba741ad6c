import { parquetWriteBuffer } from "hyparquet-writer";
import { expect, test } from "vitest";
import { readParquet } from "./read-parquet.js";

test.each(["MILLIS", "MICROS", "NANOS"] as const)("moments in %s are the same moments", async (unit) => {
  const moments = [0, 1_711_880_100_123, -86_400_000].map((milliseconds) => new Date(milliseconds));
  const element = {
    name: "day",
    type: "INT64",
    repetition_type: "REQUIRED",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit },
  } as const;
  const file = parquetWriteBuffer({
    schema: [{ name: "root", num_children: 1 }, element],
    columnData: [{ name: "day", data: moments }],
  });
  const { columns } = await readParquet(new Uint8Array(file));
  expect(columns).toEqual([{ name: "day", kind: "date", values: Float64Array.from(moments, Number) }]);
});
