import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseNpy, writeNpy } from "@gd/data";
import type { PreparedTable } from "@gd/models";
import { rowMajor } from "@gd/tensor";
import { examplesOf } from "./examples-of.ts";
import { recipe } from "./recipe.ts";

/** What scikit-learn answers for the test rows, as `ourAnswers`. */
export interface ScikitLearnAnswers {
  /** Trained with the rows that ours is trained with, and stopped by the same rule. */
  readonly sameRule: ArrayLike<number>;
  /** Trained with those of the validation, too, and stopped by its own rule. */
  readonly asItComes: ArrayLike<number>;
}

const python = process.env["PYTHON"] ?? "python3";
const asks = 'import sklearn, sys; print(f"scikit-learn {sklearn.__version__} on Python {sys.version.split()[0]}")';
const { status, stdout } = spawnSync(python, ["-c", asks], { encoding: "utf8" });

/** Name and version of the scikit-learn of `python3`, or of the Python that PYTHON names; undefined where there is none. */
export const scikitLearnVersion = status === 0 ? stdout.trim() : undefined;
/** Why there are no answers where there are none. */
export const missing = `${python} is missing, or has no scikit-learn`;

/** Trains scikit-learn's networks on the matrices that ours is trained on. */
export const scikitLearnAnswers = (prepared: PreparedTable, seed: number): ScikitLearnAnswers => {
  const folder = mkdtempSync(join(tmpdir(), "gd-accuracy-"));
  try {
    const { training, validation, test, target } = prepared;
    for (const [part, data] of Object.entries({ training, validation, test })) {
      if (data === undefined) throw new Error(`there are no rows for the ${part}`);
      const { input, target } = examplesOf(data);
      for (const [name, { shape, ...tensor }] of Object.entries({ inputs: input, targets: target })) {
        const file = writeNpy({ type: "float32", shape, data: Float32Array.from(rowMajor({ shape, ...tensor })) });
        writeFileSync(join(folder, `${part}.${name}.npy`), file);
      }
    }
    const classes = target.kind === "class" ? target.classes.length : undefined;
    writeFileSync(join(folder, "task.json"), JSON.stringify({ ...recipe, kind: target.kind, classes, seed }));
    const program = join(import.meta.dirname, "scikit_learn.py");
    const { status, stderr } = spawnSync(python, [program, folder], { encoding: "utf8" });
    if (status !== 0) throw new Error(`scikit-learn failed: ${stderr}`);
    const answers = (name: string) => {
      const { type, data } = parseNpy(readFileSync(join(folder, `${name}.npy`)));
      if (type !== "float64") throw new Error(`its answers are of type ${type}`);
      return data;
    };
    return { sameRule: answers("same-rule"), asItComes: answers("as-it-comes") };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
