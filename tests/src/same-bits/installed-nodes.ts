import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The Node that runs this, and installed ones of other versions. */
export const installedNodes: readonly { readonly version: string; readonly path: string }[] = [
  ...new Map(
    [
      ...(process.env["PATH"] ?? "")
        .split(delimiter)
        .map((folder) => join(folder, "node"))
        .filter(existsSync),
      process.execPath,
    ].map((path) => [execFileSync(path, ["--version"], { encoding: "utf8" }).trim(), path] as const),
  ),
].map(([version, path]) => ({ version, path }));
