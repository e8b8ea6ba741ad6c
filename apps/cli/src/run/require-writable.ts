import { access, constants, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorLine } from "../error-line.js";

/**
 * Checks before a long run that a file can be written after it. The file itself is not touched.
 *
 * Throws  Error that names the file and says what to do
 */
export const requireWritable = async (file: string): Promise<void> => {
  const folder = dirname(file);
  const place = await stat(folder).catch(() => undefined);
  if (place === undefined) throw new Error(`${file}: there is no folder ${folder}: create it first, or check the path`);
  if (!place.isDirectory()) throw new Error(`${file}: ${folder} is a file, not a folder: check the path`);
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory())
    throw new Error(`${file}: this is a folder: name a file, such as ${join(file, "curves.svg")}`);
  try {
    await access(file, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      return access(folder, constants.W_OK);
    });
  } catch (cause) {
    throw new Error(`${file}: this file cannot be written: choose another place (${errorLine(cause)})`, { cause });
  }
};
