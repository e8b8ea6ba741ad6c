import { ArgumentError } from "@gd/tensor";
import { MOST_THREADS } from "./limits.js";

/** What the environment variable GD_THREADS says, a number or `auto`. Default: auto. Throws an ArgumentError for anything else. */
export const defaultThreads = (): number | "auto" => {
  const text = typeof process === "object" ? process.env?.["GD_THREADS"] : undefined;
  if (text === undefined || text === "" || text === "auto") return "auto";
  if (/^[1-9]\d*$/.test(text) && Number(text) <= MOST_THREADS) return Number(text);
  throw new ArgumentError({
    place: "GD_THREADS in the environment",
    expected: `a whole number from 1 to ${MOST_THREADS}, or "auto"`,
    received: text,
  });
};
