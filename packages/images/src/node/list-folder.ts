import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { LeftOut } from "../files/image-set.js";
import { ImageError } from "../image-error.js";
import type { LabelledPath } from "./read-image-files.js";

/** The images of a folder, and what else is in it. */
export interface FolderList {
  readonly files: readonly LabelledPath[];
  readonly leftOut: readonly LeftOut[];
}

const IMAGE = /\.(png|jpe?g|webp)$/i;

/** Lists the images of a folder that has a folder for each class, by their names in the order of their characters. */
export const listFolder = async (root: string): Promise<FolderList> => {
  const files: LabelledPath[] = [];
  const leftOut: LeftOut[] = [];
  const leave = (path: string, problem: string): void => void leftOut.push({ path, problem });
  let loose = 0;
  for (const { name, path, isFolder } of await entriesOf(root)) {
    if (name.startsWith(".")) leave(path, "a hidden file or folder");
    else if (!isFolder) {
      leave(path, "lies in the folder of no class");
      if (IMAGE.test(name)) loose++;
    } else await listClass(name, path, files, leave);
  }
  if (files.length > 0) return { files, leftOut };
  const images = loose === 1 ? "an image" : `${loose} images`;
  const received = loose > 0 ? `${images} in no folder of a class` : "no folder";
  const advice = "put the images of each class into a folder of its name, or give readImageFiles their labels";
  throw new ImageError("no-classes", root, "a folder for each class, with its images", received, advice);
};

const listClass = async (
  label: string,
  folder: string,
  files: LabelledPath[],
  leave: (path: string, problem: string) => void,
): Promise<void> => {
  const before = files.length;
  const others: string[] = [];
  const entries = await entriesOf(folder);
  const nested = entries.find(({ name, isFolder }) => isFolder && !name.startsWith("."));
  for (const { name, path, isFolder } of entries) {
    if (name.startsWith(".")) leave(path, "a hidden file or folder");
    else if (IMAGE.test(name) && !isFolder) files.push({ path, label });
    else if (!isFolder) {
      leave(path, "not a PNG, JPEG or WebP file by its name");
      others.push(name);
    }
  }
  if (nested !== undefined) {
    const advice =
      files.length === before
        ? `pass ${folder} if its folders are the classes`
        : "move its images up, or give readImageFiles their labels";
    throw new ImageError(
      "nested-folder",
      folder,
      "images only in the folder of a class",
      `the folder ${nested.name}`,
      advice,
    );
  }
  if (files.length > before) return;
  const received = others.length === 0 ? "an empty folder" : otherFiles(others);
  throw new ImageError("empty-class", folder, "PNG, JPEG or WebP images", received, "add some, or take the folder out");
};

const otherFiles = ([first, ...more]: readonly string[]): string =>
  more.length === 0 ? `another file, ${first}` : `${more.length + 1} other files, such as ${first}`;

interface Entry {
  readonly name: string;
  readonly path: string;
  readonly isFolder: boolean;
}

/** What a folder has, sorted by the characters of the names: file systems have orders of their own. */
const entriesOf = async (folder: string): Promise<readonly Entry[]> => {
  let found: Dirent[];
  try {
    found = await readdir(folder, { withFileTypes: true });
  } catch (cause) {
    const received = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new ImageError("not-found", folder, "a folder that can be read", received, "check the path", { cause });
  }
  const entries = found.map(async (entry): Promise<Entry> => {
    const path = join(folder, entry.name);
    // A link may lead to a folder, or nowhere.
    const target = entry.isSymbolicLink() ? await stat(path).catch(() => entry) : entry;
    return { name: entry.name, path, isFolder: target.isDirectory() };
  });
  return (await Promise.all(entries)).sort((one, other) => (one.name < other.name ? -1 : 1));
};
