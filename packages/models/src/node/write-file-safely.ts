import { randomUUID } from "node:crypto";
import { type FileHandle, open, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { expectBytes } from "../file/expect-bytes.js";
import { ModelError } from "../model-error.js";
import { expectPath } from "./expect-path.js";
import { systemReason } from "./system-reason.js";

/**
 * Writes a file so that at any moment, whatever happens, there is the old one or the new one, and all of it: into a temporary
 * file in the same folder, which then takes its name. When the promise is fulfilled, the file is on the disk. A process that is
 * killed meanwhile may leave the temporary file: `.name.….tmp`.
 *
 * Throws  ModelError with the path and the reason, where the system refuses it; then the old file is as it was
 */
export const writeFileSafely = async (path: string, bytes: Uint8Array): Promise<void> => {
  expectPath("writeFileSafely(path)", path);
  expectBytes("writeFileSafely(bytes)", bytes);
  try {
    await replaceFile(path, bytes);
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    throw new ModelError({ place: path, problem: `cannot be written: ${systemReason(cause)}` }, { cause });
  }
};

const replaceFile = async (path: string, bytes: Uint8Array): Promise<void> => {
  // Of a link, the file that it leads to is replaced.
  const target = await realpath(path).catch(unlessMissing(path));
  const old = await stat(target).catch(unlessMissing(undefined));
  if (old?.isFile() === false) {
    throw new ModelError({ place: path, problem: "cannot be written: it is there, and is not a file" });
  }
  const folder = dirname(target);
  const temporary = join(folder, `.${basename(target).slice(0, 100)}.${randomUUID()}.tmp`);
  try {
    await withFile(await open(temporary, "wx", old?.mode), async (file) => {
      await file.writeFile(bytes);
      await file.sync();
    });
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
  await syncFolder(folder);
};

/** The new name is on the disk once its folder is. */
const syncFolder = async (folder: string): Promise<void> => {
  // Windows opens no folders, and writes names at once.
  if (process.platform === "win32") return;
  await withFile(await open(folder, "r"), (file) => file.sync());
};

const withFile = async (file: FileHandle, use: (file: FileHandle) => Promise<void>): Promise<void> => {
  try {
    await use(file);
  } finally {
    await file.close();
  }
};

/** Another value where there is no such file. */
const unlessMissing =
  <T>(otherwise: T) =>
  (error: unknown): T => {
    if (Object(error).code === "ENOENT") return otherwise;
    throw error;
  };
