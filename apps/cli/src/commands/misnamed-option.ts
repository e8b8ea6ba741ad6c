import { InvalidArgumentError, Option } from "commander";

/** An option that somebody may take for another one: it is refused, with the name that is right. */
export const misnamedOption = (flags: string, name: string): Option =>
  new Option(flags).hideHelp().argParser((text) => {
    throw new InvalidArgumentError(`Did you mean ${name} ${text}?`);
  });
