import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, platform, release } from "node:os";
import { dirname, join } from "node:path";
import { contestants } from "../contestants.ts";
import { numpy, pytorch, scikitLearn } from "../python-libraries.ts";

/** How busy the machine was with other things. */
interface Surroundings {
  /** How many processes kept processors busy on purpose. */
  readonly busy: number;
  /** How long the run has taken. */
  readonly minutes: number;
  /** The shares of the processors' time that other programs took before the run and, if it has ended, after it. */
  readonly shares: readonly [before: number, after: number | undefined];
}

/** The machine, the versions and the date of a run, and what ran beside it. */
export const describeMachine = ({ busy, minutes, shares }: Surroundings): string => {
  const processors = cpus();
  const libraries = new Set(contestants.flatMap(({ library }) => (library === undefined ? [] : [versionOf(library)])));
  const inPython = [numpy, pytorch, scikitLearn].flatMap((library) => (library === undefined ? [] : [library.version]));
  const [first, last] = shares.map((share) => share !== undefined && `${Math.round(100 * share)} %`);
  const after = last ? `${last} after the ${minutes} minutes of the run` : `it has not ended after ${minutes} minutes`;
  return [
    `- ${processors[0]?.model.trim()}, ${processors.length} cores, ${platform()} ${release()}`,
    `- Node ${process.versions.node}, V8 ${process.versions.v8}`,
    `- ${[...libraries, ...inPython].join(", ")}`,
    `- ${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC; other programs took ${first} of the processors' time before, ${after}`,
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
