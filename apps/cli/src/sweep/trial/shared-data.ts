import { randomUUID } from "node:crypto";
import { cp, mkdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { FileError } from "../../files/file-error.js";
import { downloadObject, localPath } from "../../objects/local-path.js";
import { isObjectUrl } from "../../objects/object-store.js";
import { systemReason } from "../../system-reason.js";
import { hashOfData } from "./hash-of-data.js";
import type { TrialData, TrialTask } from "./trial-task.js";

/** Where the data of a place are, by what is in them. */
const pathIn = (folder: string, { sha256, name }: TrialData): string => join(folder, sha256, name);

/** Puts the file or folder that is trained on into the place that all share, unless it is there. */
export const shareData = async (given: string, place: string): Promise<TrialData> => {
  const path = await localPath(given);
  const found = await stat(path).catch((cause: unknown) => {
    throw new FileError(`${given}: these data cannot be read, ${systemReason(cause)}`, { cause });
  });
  const data = {
    sha256: await hashOfData(path),
    name: basename(resolve(path)),
    isFolder: found.isDirectory(),
    ...(isObjectUrl(given) ? { url: given } : {}),
  };
  await copyOnce(path, pathIn(join(place, "data"), data), data);
  return data;
};

/** The data in the place itself, for processes of the machine that has it. */
export const dataInPlace = async ({ place, data }: TrialTask): Promise<string> => pathIn(join(place, "data"), data);

/** The data as this machine has them: got from the place or the store once, and compared with what they should be. */
export const dataInCache = (cache: string): ((task: TrialTask) => Promise<string>) => {
  const compared = new Set<string>();
  return async ({ place, data }) => {
    const path = pathIn(cache, data);
    if (compared.has(path)) return path;
    await copyOnce(data.url ?? pathIn(join(place, "data"), data), path, data);
    compared.add(path);
    return path;
  };
};

/** Copies data whole or not at all, unless just these are there. */
const copyOnce = async (from: string, to: string, { sha256 }: TrialData): Promise<void> => {
  if (await isThere(to, sha256)) return;
  const temporary = join(dirname(to), `.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(to), { recursive: true });
    if (isObjectUrl(from)) await downloadObject(from, temporary);
    else await cp(from, temporary, { recursive: true, dereference: true });
    if ((await hashOfData(temporary)) !== sha256)
      throw new FileError(`${from}: these are other data than the sweep began with: bring them back`);
    // What is there was damaged, or another process has just made it.
    await rm(to, { recursive: true, force: true });
    await rename(temporary, to);
  } catch (cause) {
    await rm(temporary, { recursive: true, force: true });
    if (await isThere(to, sha256)) return;
    if (cause instanceof FileError) throw cause;
    throw new FileError(`${from}: these data cannot be copied to ${to}, ${systemReason(cause)}`, { cause });
  }
};

const isThere = async (path: string, sha256: string): Promise<boolean> => {
  try {
    return (await hashOfData(path)) === sha256;
  } catch (error) {
    if (Object(error).code === "ENOENT") return false;
    throw error;
  }
};
