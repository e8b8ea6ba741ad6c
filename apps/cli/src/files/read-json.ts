import { readFile } from "node:fs/promises";
import { systemReason } from "../system-reason.js";
import { UsageError } from "../usage-error.js";

/** What a file of JSON says, which nobody has looked at. Throws a UsageError that begins with the place. */
export const readJson = async (place: string, file: string): Promise<unknown> => {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new UsageError(`${place}: this file cannot be read, ${systemReason(cause)}`);
  });
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`${place}: this is not JSON: ${(cause as Error).message}`);
  }
};
