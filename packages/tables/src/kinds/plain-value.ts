/** A value of a row that is an object. */
export type PlainValue = string | number | boolean | Date;

/** Whether a value is one that a column may have. */
export const isPlainValue = (value: unknown): value is PlainValue =>
  typeof value === "string" ||
  typeof value === "number" ||
  typeof value === "boolean" ||
  (value instanceof Date && !Number.isNaN(value.getTime()));
