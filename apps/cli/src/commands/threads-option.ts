import { InvalidArgumentError, Option } from "commander";

/** `--threads`: how many threads compute, or auto. */
export const threadsOption = (): Option =>
  new Option("--threads <n>", "threads of wasm; auto starts them where they pay")
    .env("GD_THREADS")
    .argParser(parseThreads)
    .default("auto");

const MOST_THREADS = 64;

const parseThreads = (text: string): number | "auto" => {
  // A variable that is empty says nothing.
  if (text === "auto" || text === "") return "auto";
  const threads = Number(text);
  if (/^\d+$/.test(text) && threads >= 1 && threads <= MOST_THREADS) return threads;
  throw new InvalidArgumentError(`It should be a whole number from 1 to ${MOST_THREADS}, or auto, like --threads 2.`);
};
