import { execFileSync } from "node:child_process";

/** What a program prints; its complaints too when it fails. */
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
