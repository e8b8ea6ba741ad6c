import { realpath } from "node:fs/promises";
import { requireWritable } from "../run/require-writable.js";
import { UsageError } from "../usage-error.js";

/** What a file is to be written to. */
interface Output {
  /** The option that names it: `--output`. */
  readonly option: string;
  /** How its name has to end, so that a file of another kind is not replaced. */
  readonly ending: string;
  /** What is read, and must not be replaced. */
  readonly inputs: readonly string[];
}

/**
 * Checks before long work that a file can be written after it, and that it takes the place of nothing that is read.
 *
 * Throws  UsageError for a name that cannot be meant, and an Error that names a file that cannot be written
 */
export const requireOutput = async (file: string, { option, ending, inputs }: Output): Promise<void> => {
  if (!file.toLowerCase().endsWith(ending)) {
    throw new UsageError(`${option} ${file}: the name should end in ${ending}, like ${nameFor(file, ending)}`);
  }
  const real = (path: string) => realpath(path).catch(() => path);
  const place = await real(file);
  for (const input of inputs) {
    if ((await real(input)) === place)
      throw new UsageError(`${option} ${file}: this file is read: choose another name`);
  }
  await requireWritable(file);
};

const nameFor = (file: string, ending: string): string =>
  `${file.replace(/[./]+$/, "").replace(/(.)\.\w+$/, "$1") || "new"}${ending}`;
