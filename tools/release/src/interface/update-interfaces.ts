import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The names of the files of a folder that are not as the texts of packages say, those of packages that there are no longer
 * among them. They are written, or removed, unless this is a check.
 */
export const updateInterfaces = (
  folder: string,
  texts: ReadonlyMap<string, string>,
  check: boolean,
): readonly string[] => {
  mkdirSync(folder, { recursive: true });
  const there = readdirSync(folder).map((file) => file.replace(/\.txt$/, ""));
  const removed = there.filter((name) => !texts.has(name));
  const changed = [...texts].filter(
    ([name, text]) => !there.includes(name) || readFileSync(join(folder, `${name}.txt`), "utf8") !== text,
  );
  if (!check) {
    for (const name of removed) rmSync(join(folder, `${name}.txt`));
    for (const [name, text] of changed) writeFileSync(join(folder, `${name}.txt`), text);
  }
  return [...changed.map(([name]) => name), ...removed];
};
