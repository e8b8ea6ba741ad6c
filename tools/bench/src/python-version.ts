import { spawnSync } from "node:child_process";

/** The Python whose NumPy, PyTorch and scikit-learn are measured. */
export const python = process.env["PYTHON"] ?? "python3";

const versionOf = (module: string, name: string): string | undefined => {
  const program = `import ${module}, sys; print(f"${name} {${module}.__version__} on Python {sys.version.split()[0]}")`;
  const { status, stdout } = spawnSync(python, ["-c", program], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
};

/** Name and version of its NumPy; undefined where there is none. */
export const numpyVersion = versionOf("numpy", "NumPy");

/** Name and version of its PyTorch; undefined where there is none. */
export const pytorchVersion = versionOf("torch", "PyTorch");

/** Name and version of its scikit-learn; undefined where there is none. */
export const scikitLearnVersion = versionOf("sklearn", "scikit-learn");
