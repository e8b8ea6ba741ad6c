import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";

/** SHA-256 of the bytes of a file, or of the names and bytes of all files in a folder. Throws what the system says of one that cannot be read. */
export const hashOfData = async (path: string): Promise<string> =>
  (await stat(path)).isDirectory() ? hashOfFolder(path) : hashOfFile(path);

const hashOfFile = async (file: string): Promise<string> => {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
};

const hashOfFolder = async (folder: string): Promise<string> => {
  const hash = createHash("sha256");
  const paths = (await readdir(folder, { recursive: true })).map((name) => join(folder, name)).sort();
  for (const path of paths) {
    if ((await stat(path)).isDirectory()) continue;
    // The same on each system.
    const name = relative(folder, path).split(sep).join("/");
    hash.update(JSON.stringify([name, await hashOfFile(path)]));
  }
  return hash.digest("hex");
};
