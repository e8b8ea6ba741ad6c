import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, loadavg, platform, release } from "node:os";
import { dirname, join } from "node:path";
import { contestants } from "../contestants.ts";

/** Where, when and with what was measured. */
export const describeMachine = (): string => {
  const processors = cpus();
  const python = 'import numpy, sys; print(f"NumPy {numpy.__version__} on Python {sys.version.split()[0]}")';
  const libraries = contestants.flatMap(({ library }) => (library === undefined ? [] : [versionOf(library)]));
  return [
    `- ${processors[0]?.model.trim()}, ${processors.length} cores, ${platform()} ${release()}`,
    `- Node ${process.versions.node}, V8 ${process.versions.v8}`,
    `- ${[...libraries, attempt(() => execFileSync("python3", ["-c", python], { encoding: "utf8" }).trim())].join(", ")}`,
    `- ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC; load when it began: ${loadavg()[0]!.toFixed(1)}`,
  ].join("\n");
};

const versionOf = (library: string): string => {
  // Not every package exports its manifest.
  let folder = dirname(createRequire(import.meta.url).resolve(library));
  for (;;) {
    const manifest = attempt(() => readFileSync(join(folder, "package.json"), "utf8"));
    const { name, version } = JSON.parse(manifest || "{}");
    if (typeof version === "string") return `${name} ${version}`;
    folder = dirname(folder);
  }
};

const attempt = (read: () => string): string => {
  try {
    return read();
  } catch {
    return "";
  }
};
