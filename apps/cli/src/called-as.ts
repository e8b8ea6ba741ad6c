import { basename } from "node:path";
import { shellWord } from "./shell-word.js";

/** How the program was called, by its path and the environment: `gd`, `npx -y pnpm@12 gd` or `node /repository/apps/cli/bin/gd.js`. */
export const calledAs = (path: string, environment: Readonly<Record<string, string | undefined>>): string => {
  if (basename(path) === "gd") return "gd";
  // The script of the repository, which pnpm runs.
  if (environment["npm_lifecycle_event"] === "gd") return "npx -y pnpm@12 gd";
  return `node ${shellWord(path)}`;
};
