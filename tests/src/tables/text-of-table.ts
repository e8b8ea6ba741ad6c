import type { Table } from "@gd/tables";

/** The same text for the same table; JSON alone makes null of NaN. */
export const textOfTable = (table: Table): string =>
  JSON.stringify(table, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array, String) : value));
