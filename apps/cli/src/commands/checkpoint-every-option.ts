import { InvalidArgumentError, Option } from "commander";

/** `--checkpoint-every`: how many seconds lie between checkpoints. */
export const checkpointEveryOption = (description: string): Option =>
  new Option("--checkpoint-every <seconds>", description).argParser(parseSeconds).default(10);

const parseSeconds = (text: string): number => {
  if (text.trim() !== "" && Number(text) >= 0) return Number(text);
  throw new InvalidArgumentError("It should be a number of seconds, like --checkpoint-every 60.");
};
