import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { cannotWrite } from "../files/cannot-write.js";
import { readIfThere } from "../files/read-if-there.js";
import { writeWhole } from "../files/write-whole.js";
import { isObjectUrl, objectStore } from "./object-store.js";

/** Where this machine keeps data that it has got from elsewhere, by the hash of their bytes. */
export const cacheFolder = (): string => join(homedir(), ".cache", "gd", "data");

/**
 * The path of a file on this machine: that of an object of a store, such as `s3://bucket/penguins.csv`, is a copy, which is made once for
 * each version of the object.
 *
 * Throws  FileError where the object cannot be read, or the copy not be written
 */
export const localPath = async (file: string): Promise<string> => {
  if (!isObjectUrl(file)) return file;
  const version = await (await objectStore()).versionOf(file);
  const cache = cacheFolder();
  const note = join(
    cache,
    "objects",
    createHash("sha256")
      .update(JSON.stringify([file, version]))
      .digest("hex"),
  );
  const before = await readIfThere(note);
  if (before !== undefined && (await isThere(join(cache, before)))) return join(cache, before);
  const temporary = join(cache, `.${randomUUID()}.tmp`);
  try {
    await downloadObject(file, temporary);
    const hash = createHash("sha256");
    await pipeline(createReadStream(temporary), hash);
    const place = join(hash.digest("hex"), basename(file));
    await mkdir(dirname(join(cache, place)), { recursive: true });
    await rename(temporary, join(cache, place));
    await mkdir(dirname(note), { recursive: true });
    await writeWhole(note, place);
    return join(cache, place);
  } finally {
    await rm(temporary, { force: true });
  }
};

/** Writes an object to a file. Throws a FileError where it cannot be read, or the file not be written. */
export const downloadObject = async (url: string, file: string): Promise<void> => {
  const body = await (await objectStore()).read(url);
  try {
    await mkdir(dirname(file), { recursive: true });
    await pipeline(Readable.fromWeb(body), createWriteStream(file));
  } catch (cause) {
    throw cannotWrite(file, cause);
  }
};

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
