import type { Dependencies } from "./dependencies.js";
import { errorLine } from "./error-line.js";

/** Writes to standard error what went wrong, in one line; with `debug` also the stack. */
export const reportError = (
  error: unknown,
  { stderr, debug }: Pick<Dependencies, "stderr" | "debug">,
  prefix = "gd",
): void => {
  stderr.write(`${prefix}: ${errorLine(error)}\n`);
  if (debug && error instanceof Error) stderr.write(`${error.stack}\n`);
};
