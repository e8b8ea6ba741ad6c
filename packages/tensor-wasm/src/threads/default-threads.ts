import { ArgumentError } from "@gd/tensor";

/** What the environment variable GD_THREADS says, a number or `auto`. Default: auto. Throws an ArgumentError for anything else. */
export const defaultThreads = (): number | "auto" => {
  const text = typeof process === "object" ? process.env?.["GD_THREADS"] : undefined;
  if (text === undefined || text === "" || text === "auto") return "auto";
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new ArgumentError({
    place: "The environment variable GD_THREADS",
    expected: 'a whole number from 1, or "auto"',
    received: text,
  });
};
