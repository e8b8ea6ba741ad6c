import { InvalidArgumentError } from "commander";

/** A parser for an option that is a count, with an example. */
export const countOf =
  (example: string) =>
  (text: string): number => {
    if (/^[1-9]\d*$/.test(text)) return Number(text);
    throw new InvalidArgumentError(`It should be a whole number from 1 on, like ${example}.`);
  };
