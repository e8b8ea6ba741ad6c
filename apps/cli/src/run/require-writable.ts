import { access, constants, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cannotWrite } from "../files/cannot-write.js";

/**
 * Checks before a long run that a file can be written after it. The file itself is not touched.
 *
 * Throws  Error that names the file and says what to do
 */
export const requireWritable = async (file: string): Promise<void> => {
  const refuse = (reason: string, cause?: unknown): never => {
    throw new Error(`${file}: ${reason}`, { cause });
  };
  const cannot = (cause: unknown): never => {
    throw cannotWrite(file, cause);
  };
  const find = (path: string) =>
    stat(path).catch((cause: NodeJS.ErrnoException) => (cause.code === "ENOENT" ? undefined : cannot(cause)));

  const folder = dirname(file);
  const place = await find(folder);
  if (place === undefined) return refuse(`there is no folder ${folder}: create it first, or check the path`);
  if (!place.isDirectory()) refuse(`${folder} is a file, not a folder: check the path`);
  const there = await find(file);
  if (there?.isDirectory()) refuse(`this is a folder: name a file, such as ${join(file, "curves.svg")}`);
  if (there?.isFile() === false) refuse("this is a pipe, a socket or a device: name a file");
  await access(there === undefined ? folder : file, constants.W_OK).catch(cannot);
};
