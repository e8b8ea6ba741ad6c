import { spawnSync } from "node:child_process";

/** The Python whose NumPy and PyTorch take part. */
export const python = process.env["PYTHON"] ?? "python3";

const versionOf = (module: string, name: string): string | undefined => {
  const program = `import ${module}, sys; print(f"${name} {${module}.__version__} on Python {sys.version.split()[0]}")`;
  const { status, stdout } = spawnSync(python, ["-c", program], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
};

/** Its NumPy, where there is one. */
export const numpyVersion = versionOf("numpy", "NumPy");

/** Its PyTorch, where there is one. */
export const pytorchVersion = versionOf("torch", "PyTorch");
