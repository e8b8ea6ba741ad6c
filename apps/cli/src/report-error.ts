import type { Dependencies } from "./dependencies.js";
import { errorLine } from "./error-line.js";
import { inCalledWords } from "./in-called-words.js";

/** Writes to standard error what went wrong, in one line; with `debug` also the stack. */
export const reportError = (
  error: unknown,
  { stderr, debug, calledAs }: Pick<Dependencies, "stderr" | "debug" | "calledAs">,
  prefix = "gd",
): void => {
  stderr.write(`${prefix}: ${inCalledWords(errorLine(error), calledAs)}\n`);
  if (debug && error instanceof Error) stderr.write(`${error.stack}\n`);
};
