import { getSystemErrorMap } from "node:util";

/** Why the system refused something, without the path and the call: `permission denied (EACCES)`. */
export const systemReason = (error: unknown): string => {
  const { code, errno, message } = Object(error) as NodeJS.ErrnoException;
  const known = errno === undefined ? undefined : getSystemErrorMap().get(errno);
  return known === undefined ? (message ?? String(error)) : `${known[1]} (${code})`;
};
