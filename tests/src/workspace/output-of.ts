import { execFileSync } from "node:child_process";

/** The output of a program; if it fails, with the error and the standard error. */
export const outputOf = (program: string, given: readonly string[], folder: string): string => {
  try {
    return execFileSync(program, given, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    if (error instanceof Error && "stdout" in error && "stderr" in error) {
      return `${error.message}\n${error.stdout}${error.stderr}`;
    }
    throw error;
  }
};
