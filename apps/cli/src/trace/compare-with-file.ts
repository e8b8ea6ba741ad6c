import { compare, readTrace, type Trace } from "@gd/insight";
import { ArgumentError } from "@gd/tensor";
import { type ExitCode, exitCode } from "../exit-code.js";
import { FileError } from "../files/file-error.js";
import { readRegularBytes } from "../files/read-regular-bytes.js";
import type { Output } from "../output.js";

/** Says which number of a derivation is the first that differs from those in a file. The program fails if one does. */
export const compareWithFile = async (
  derivation: Trace,
  file: string,
  tolerance: number,
  stdout: Output,
): Promise<ExitCode> => {
  const json = new TextDecoder().decode(await readRegularBytes(file));
  try {
    const { first, sentence } = compare(derivation, readTrace(json, { name: file }), { relative: tolerance });
    stdout.write(`${sentence}\n`);
    return first === undefined ? exitCode.done : exitCode.failed;
  } catch (cause) {
    if (!(cause instanceof ArgumentError)) throw cause;
    const advice = cause.advice ?? "Name a file that gd trace --json has written, or one in the schema of @gd/insight.";
    const expected = cause.expected.replace(", which trace(…) returns", "");
    throw new FileError(`${cause.place.replace("compare(other)", file)}: expected ${expected}. ${advice}`, { cause });
  }
};
