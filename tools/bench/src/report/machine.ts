import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, loadavg, platform, release } from "node:os";
import { dirname, join } from "node:path";
import { contestants } from "../contestants.ts";
import { numpyVersion, pytorchVersion, scikitLearnVersion } from "../python-version.ts";

/** The machine, the versions and the date of a run, beside which some processes keep processors busy. */
export const describeMachine = (busy: number): string => {
  const processors = cpus();
  const libraries = contestants.flatMap(({ library }) => (library === undefined ? [] : [versionOf(library)]));
  const python = [numpyVersion, pytorchVersion, scikitLearnVersion].filter((version) => version !== undefined);
  return [
    `- ${processors[0]?.model.trim()}, ${processors.length} cores, ${platform()} ${release()}`,
    `- Node ${process.versions.node}, V8 ${process.versions.v8}`,
    `- ${[...libraries, ...python].join(", ")}`,
    `- ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC; load when it began: ${loadavg()[0]!.toFixed(1)}`,
    ...(busy > 0 ? [`- ${busy} busy processes beside`] : []),
  ].join("\n");
};

const versionOf = (library: string): string => {
  // Some packages do not export their manifest, and some contain further manifests without a version.
  let folder = dirname(createRequire(import.meta.url).resolve(library));
  for (;;) {
    const manifest = join(folder, "package.json");
    const { name, version } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : {};
    if (typeof version === "string") return `${name} ${version}`;
    folder = dirname(folder);
  }
};
