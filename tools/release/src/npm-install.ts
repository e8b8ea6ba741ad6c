import { run } from "./run.ts";

/** Installs what the package.json of a folder asks for, and packages besides, from the usual registry or another. */
export const npmInstall = async (
  folder: string,
  packages: readonly string[] = [],
  registry?: string,
): Promise<void> => {
  const from = registry === undefined ? [] : ["--registry", registry];
  await run("npm", ["install", ...packages, ...from, "--no-audit", "--no-fund"], { cwd: folder });
};
