import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Code of others that the built files of a package contain, by the comments that esbuild leaves at their heads. */
export const bundledIn = (folder: string): readonly string[] => {
  const built = join(folder, "dist");
  if (!existsSync(built)) return [];
  const names = readdirSync(built, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.c?js$/.test(file))
    // The file that has others, with their licences beside it.
    .filter((file) => file !== "page.js")
    .flatMap((file) => [
      ...readFileSync(join(built, file), "utf8").matchAll(/^\/\/ \S*node_modules\/(?!\.pnpm)((?:@[^/]+\/)?[^/\s]+)/gm),
    ])
    .map((match) => match[1] ?? "");
  return [...new Set(names)].map((name) => `${name} in ${dirname(built)}`);
};
