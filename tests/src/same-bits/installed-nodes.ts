import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { repositoryRoot } from "../workspace/repository-root.js";

/** The Node among the development tools of this repository, where npm has one for the machine. */
const ownNode = join(repositoryRoot, "node_modules", `node-${process.platform}-${process.arch}`, "bin");

/** The Node that runs this, and installed ones of other versions. */
export const installedNodes: readonly { readonly version: string; readonly path: string }[] = [
  ...new Map(
    [
      ...[ownNode, ...(process.env["PATH"] ?? "").split(delimiter)]
        .map((folder) => join(folder, "node"))
        .filter((path) => existsSync(path)),
      process.execPath,
    ].map((path) => [execFileSync(path, ["--version"], { encoding: "utf8" }).trim(), path] as const),
  ),
].map(([version, path]) => ({ version, path }));
