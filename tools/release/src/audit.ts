import { run } from "./run.ts";
import { Skipped } from "./step.ts";

/**
 * Throws where something is known against what a project has installed. A registry that does not say is a reason to skip it
 * in a dry run, and an error in a release.
 */
export const audit = async (project: string, registry: string, mayBeSkipped: boolean): Promise<string> => {
  try {
    await run("npm", ["audit", "--omit=dev", "--registry", registry], { cwd: project });
    return "nothing is known";
  } catch (error) {
    const said = String(error);
    if (!mayBeSkipped || !said.includes("audit endpoint returned an error")) throw error;
    const answer = /^npm warn audit (\d{3}.*?) - POST/m.exec(said)?.[1] ?? "nothing";
    throw new Skipped(`${registry} answers ${answer} to npm audit. A release does not go on without an answer.`);
  }
};
