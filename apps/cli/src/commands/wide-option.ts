import { InvalidArgumentError, Option } from "commander";

/** `--wide`: whether V8 may compute in vectors of 256 bits, where Node has that. */
export const wideOption = (): Option =>
  new Option("--wide <choice>", "on or off: vectors of 256 bits, an experiment of V8; same figures, faster")
    .env("GD_WIDE")
    .argParser(parseWide)
    .default(false, "off");

const parseWide = (text: string): boolean => {
  // A variable that is empty says nothing.
  if (text === "on" || text === "off" || text === "") return text === "on";
  throw new InvalidArgumentError("It should be on or off, like --wide on.");
};
