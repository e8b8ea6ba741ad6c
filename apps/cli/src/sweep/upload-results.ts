import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { objectStore } from "../objects/object-store.js";

/** What others need nothing of: copies of the data, locks, and what is being written. */
const OWN = /^data\/|(?:^|\/)(?:lock-\d+|\..*)$|\.tmp$/;

/**
 * Puts the results of a sweep into a store, under the names that they have in its folder. Returns how many there are.
 *
 * Throws  FileError where the store refuses one
 */
export const uploadResults = async (folder: string, url: string): Promise<number> => {
  const store = await objectStore();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((name) => !OWN.test(name));
  for (const name of names) await store.write(`${url.replace(/\/$/, "")}/${name}`, await readFile(join(folder, name)));
  return names.length;
};
