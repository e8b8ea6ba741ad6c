import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { equivalent } from "./equivalent.ts";
import { type Fault, withFault } from "./fault.ts";
import { packagesFolder } from "./packages-folder.ts";
import { plant } from "./plant.ts";
import { data } from "./planted/data.ts";
import { images } from "./planted/images.ts";
import { layers } from "./planted/layers.ts";
import { losses } from "./planted/losses.ts";
import { models } from "./planted/models.ts";
import { onnx } from "./planted/onnx.ts";
import { optim } from "./planted/optim.ts";
import type { PlantedFault } from "./planted/planted-fault.ts";
import { safetensors } from "./planted/safetensors.ts";
import { tables } from "./planted/tables.ts";
import { tensor } from "./planted/tensor.ts";
import { train } from "./planted/train.ts";
import { slips } from "./slips.ts";

/** Where a package's faults are planted, and which of its tests run. */
interface Part {
  readonly planted: readonly PlantedFault[];
  /** Paths of the files that get slips. Default: all. */
  readonly files?: RegExp;
  /** Paths of the tests. */
  readonly tests: RegExp;
}

/** No file. */
const NONE = /^$/;

export const packages = {
  layers: { planted: layers, tests: /./ },
  losses: { planted: losses, tests: /./ },
  optim: { planted: optim, tests: /./ },
  // What is computed of data before training.
  data: { planted: data, files: /dataset\/(gather|moments|one-hot|standardize)/, tests: /dataset\/[^/]*\.test/ },
  // Layers of images leave padding, strides and maxima to these operations.
  tensor: {
    planted: tensor,
    files: /image-kernels|windows/,
    tests: /image|counting|reductions|multiply-matrices|coefficients|draw-uniform/,
  },
  // How batches combine to the loss of an epoch and of an evaluation, and who watches it.
  train: {
    planted: train,
    files: /combine-batches|step-report|stopping/,
    tests:
      /combine-batches|accumulated-gradients|evaluate\/evaluate|src\/train\.test|position-in-epoch|regularization|stopping/,
  },
  // The mistakes that matter in formats, tables and models, and no slips: most of their code is no mathematics.
  safetensors: { planted: safetensors, files: NONE, tests: /./ },
  tables: { planted: tables, files: NONE, tests: /./ },
  images: { planted: images, files: NONE, tests: /./ },
  onnx: { planted: onnx, files: NONE, tests: /./ },
  // Without tests that take long: of processes that are killed, files that are larger than memory, and bundles.
  models: { planted: models, files: NONE, tests: /^(?!.*(killed|larger-than|bundle))/ },
} as const satisfies Record<string, Part>;

export type PackageName = keyof typeof packages;

/**
 * All faults of a package: slips in each of its files, without those that change nothing, and the faults of its list.
 *
 * Throws  Error when an entry of either list can no longer be found, or one does not compile
 */
export const faultsOf = (name: PackageName): readonly Fault[] => {
  const { planted, files: chosen }: Part = packages[name];
  const isSource = (path: string): boolean => !/\.test(-d)?\.ts$|index\.ts$/.test(path);
  const files = globSync(`${name}/src/**/*.ts`, { cwd: packagesFolder }).filter(isSource).toSorted();
  const sources = new Map(files.map((file) => [file, readFileSync(join(packagesFolder, file), "utf8")]));
  const sourceOf = (file: string): string => {
    const source = sources.get(file);
    if (source === undefined) throw new Error(`a fault is listed for ${file}, which does not exist`);
    return source;
  };

  const without = equivalent.filter(({ file }) => file.startsWith(`${name}/`));
  const all = files.filter((file) => chosen?.test(file) ?? true).flatMap((file) => slips(file, sourceOf(file)));
  for (const { file, what } of without) {
    const same = all.filter((fault) => fault.file === file && fault.what === what).length;
    if (same !== 1) throw new Error(`${file}: "${what}" is listed as equivalent, but there are ${same} such slips`);
  }
  const listed = planted.map((fault) => {
    const file = `${name}/src/${fault.file}`;
    return plant(file, sourceOf(file), fault);
  });
  for (const fault of listed) expectToCompile(fault, withFault(sourceOf(fault.file), fault));
  return [
    ...all.filter(({ file, what }) => !without.some((other) => other.file === file && other.what === what)),
    ...listed,
  ].toSorted((one, other) => one.file.localeCompare(other.file) || one.start - other.start);
};

const expectToCompile = ({ file, line, what }: Fault, source: string): void => {
  const { diagnostics = [] } = ts.transpileModule(source, { reportDiagnostics: true });
  if (diagnostics.length === 0) return;
  throw new Error(`${file}:${line}: with "${what}" the file does not compile`);
};
