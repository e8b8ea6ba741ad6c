import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const path = join(import.meta.dirname, "../results.md");

/** Puts a part into results.md, in the place of the one with the same heading. */
export const writeResults = (part: string): void => {
  const heading = part.slice(0, part.indexOf("\n"));
  const others = readFileSync(path, "utf8").split(/^(?=# )/m);
  const index = others.findIndex((other) => other.startsWith(`${heading}\n`));
  const parts = index < 0 ? [...others, part] : others.with(index, part);
  writeFileSync(path, `${parts.map((text) => text.trimEnd()).join("\n\n")}\n`);
};
