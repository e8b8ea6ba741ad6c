import { getSystemErrorMap } from "node:util";

import { errorLine } from "./error-line.js";

/** Why the system refused something, without the path and the call: `permission denied (EACCES)`. */
export const systemReason = (error: unknown): string => {
  const { code, errno } = error as NodeJS.ErrnoException;
  const known = errno === undefined ? undefined : getSystemErrorMap().get(errno);
  return known === undefined ? errorLine(error) : `${known[1]} (${code})`;
};
