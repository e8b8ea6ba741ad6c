import { execFileSync, spawnSync } from "node:child_process";

/** What Python reads in a file: of each tensor NumPy's type, the shape, and the bytes in hexadecimal digits. */
export interface ReadByPython {
  readonly metadata: Readonly<Record<string, string>>;
  readonly tensors: Readonly<Record<string, readonly [type: string, shape: readonly number[], bytes: string]>>;
}

/** Whether there is a Python with safetensors and NumPy. */
export const hasSafetensors = (): boolean =>
  spawnSync("python3", ["-c", "import numpy, safetensors"], { stdio: "ignore" }).status === 0;

/** What Python reads in files; null for one that it refuses. */
export const readByPython = (paths: readonly string[]): readonly (ReadByPython | null)[] =>
  JSON.parse(
    execFileSync("python3", [new URL("describe.py", import.meta.url).pathname, ...paths], { encoding: "utf8" }),
  );
