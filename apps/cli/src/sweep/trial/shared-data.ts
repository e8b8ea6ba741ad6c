import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { FileError } from "../../files/file-error.js";
import { systemReason } from "../../system-reason.js";
import type { TrialData, TrialTask } from "./trial-task.js";

/** Where the data of a place are, by what is in them. */
const fileIn = (folder: string, { sha256, name }: TrialData): string => join(folder, sha256, name);

/** Puts the file that is trained on into the place that all share, unless it is there. A folder of images stays where it is. */
export const shareData = async (path: string, place: string): Promise<TrialData> => {
  const found = await stat(path).catch((cause: unknown) => {
    throw new FileError(`${path}: these data cannot be read, ${systemReason(cause)}`, { cause });
  });
  const name = basename(resolve(path));
  if (found.isDirectory()) return { sha256: await hashOfFolder(path), name, path: resolve(path) };
  const data = { sha256: await hashOfFile(path), name };
  await copyOnce(path, fileIn(join(place, "data"), data));
  return data;
};

/** The data in the place itself, for processes of the machine that has it. */
export const dataInPlace = async ({ place, data }: TrialTask): Promise<string> =>
  data.path ?? fileIn(join(place, "data"), data);

/** The data as this machine has them: copied from the place once, and compared with what they should be. */
export const dataInCache =
  (cache: string) =>
  async ({ place, data }: TrialTask): Promise<string> => {
    if (data.path !== undefined) return data.path;
    const file = fileIn(cache, data);
    await copyOnce(fileIn(join(place, "data"), data), file, data.sha256);
    return file;
  };

/** Copies a file whole or not at all, unless it is there. */
const copyOnce = async (from: string, to: string, sha256?: string): Promise<void> => {
  const isThere = await stat(to).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await mkdir(dirname(to), { recursive: true });
  const temporary = join(dirname(to), `.${randomUUID()}.tmp`);
  try {
    await copyFile(from, temporary);
    if (sha256 !== undefined && (await hashOfFile(temporary)) !== sha256)
      throw new FileError(`${from}: these are other data than the sweep began with: bring them back`);
    await rename(temporary, to);
  } catch (cause) {
    await rm(temporary, { force: true });
    if (cause instanceof FileError) throw cause;
    throw new FileError(`${from}: these data cannot be copied to ${to}, ${systemReason(cause)}`, { cause });
  }
};

const hashOfFile = async (file: string): Promise<string> => {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
};

/** Of the names and bytes of all files in a folder. */
const hashOfFolder = async (folder: string): Promise<string> => {
  const hash = createHash("sha256");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(JSON.stringify([relative(folder, file), await hashOfFile(file)]));
  return hash.digest("hex");
};
