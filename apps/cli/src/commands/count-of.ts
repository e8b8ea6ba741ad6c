import { InvalidArgumentError } from "commander";

/** A parser for an option that is a count, with an example. */
export const countOf =
  (example: string) =>
  (text: string): number => {
    if (/^\d+$/.test(text) && Number(text) >= 1) return Number(text);
    throw new InvalidArgumentError(`It should be a whole number from 1 on, like ${example}.`);
  };
