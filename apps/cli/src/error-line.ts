import { inProgramWords } from "./in-program-words.js";

/** What went wrong, in one line. */
export const errorLine = (error: unknown): string => {
  const message = error instanceof Error ? inProgramWords(error) || error.name : String(error);
  return message
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("; ");
};
