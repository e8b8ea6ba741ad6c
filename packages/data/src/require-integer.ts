import { DataError } from "./data-error.js";

interface IntegerArgument {
  readonly place: string;
  readonly argument: string;
  readonly least: number;
  /** No limit unless said otherwise. */
  readonly most?: number;
  readonly advice: string;
}

/** Throws a DataError when the value is not an integer from least to most. */
export function requireInteger(value: number, { place, argument, least, most, advice }: IntegerArgument): void {
  if (Number.isInteger(value) && value >= least && value <= (most ?? Number.POSITIVE_INFINITY)) return;
  const range = most === undefined ? `${least} or more` : `from ${least} to ${most}`;
  throw new DataError(place, argument, `an integer ${range}`, value, advice);
}
