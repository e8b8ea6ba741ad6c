import { spawnSync } from "node:child_process";

const PROGRAM = 'import numpy, sys; print(f"NumPy {numpy.__version__} on Python {sys.version.split()[0]}")';

/** The NumPy of `python3`, where there is one. */
export const numpyVersion: string | undefined = (() => {
  const { status, stdout } = spawnSync("python3", ["-c", PROGRAM], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
})();
