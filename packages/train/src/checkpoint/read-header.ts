import { ArgumentError, expectArgument, expectOneOf, expectSize } from "@gd/tensor";
import { expectProgress, type Progress } from "../state/expect-progress.js";
import { CheckpointError } from "./checkpoint-error.js";
import type { CheckpointHeader } from "./checkpoint-header.js";

type Members = { readonly [name: string]: unknown };

/** What a header says. */
export interface HeaderContent extends Pick<CheckpointHeader, "dtype" | "tensors"> {
  readonly progress: Progress;
  /** What it says that made the state may be anything. */
  readonly description: Members | undefined;
}

/** Reads a header, and believes nothing. Throws CheckpointError. */
export const readHeader = (bytes: Uint8Array): HeaderContent => {
  const json = parse(asciiOf(bytes));
  try {
    return contentOf(json);
  } catch (error) {
    throw error instanceof ArgumentError ? notWritten(error.message.replace(/\.$/, "")) : error;
  }
};

/** `TextDecoder` is not everywhere. */
const asciiOf = (bytes: Uint8Array): string => {
  // As arguments of a function, which may not be too many.
  const AT_ONCE = 8192;
  let text = "";
  for (let start = 0; start < bytes.length; start += AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(start, start + AT_ONCE));
  }
  return text;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw notWritten("its header is not JSON");
  }
};

const notWritten = (problem: string): CheckpointError =>
  new CheckpointError(`saveCheckpoint has not written this checkpoint: ${problem}`, "save the state again");

const contentOf = (json: unknown): HeaderContent => {
  const { dtype, tensors, step, epoch, plateau, description } = membersOf("its header", json);
  expectOneOf("its dtype", dtype, ["float32", "float64"]);
  expectArgument(Array.isArray(tensors), { place: "its header", expected: "a list of tensors", received: tensors });
  const progress = {
    step: step ?? null,
    epoch: epoch ?? null,
    ...(plateau === undefined ? {} : { plateau: plateauOf(membersOf("its plateau", plateau)) }),
  };
  expectProgress("its header", progress);
  return {
    dtype,
    tensors: tensors.map(tensorOf),
    // What this is has just been looked at, which the compiler does not know.
    progress: progress as object as Progress,
    description: description === undefined ? undefined : membersOf("its description", description),
  };
};

const tensorOf = (tensor: unknown, i: number): CheckpointHeader["tensors"][number] => {
  const place = `its tensor ${i}`;
  const { path, shape } = membersOf(place, tensor);
  expectArgument(typeof path === "string", { place, expected: "a path", received: path });
  expectArgument(Array.isArray(shape), { place, expected: "a shape", received: shape });
  for (const size of shape) expectSize(`${place}, in its shape,`, size, 0);
  return { path, shape };
};

/** Its numbers are saved as text. */
const plateauOf = ({ rateFactor, best, waited, cooling }: Members): Members => ({
  rateFactor: numberOf(rateFactor),
  best: numberOf(best),
  waited: numberOf(waited),
  cooling: numberOf(cooling),
});

const numberOf = (text: unknown): unknown => (typeof text === "string" && text.trim() !== "" ? Number(text) : text);

const membersOf = (place: string, value: unknown): Members => {
  expectArgument(typeof value === "object" && value !== null && !Array.isArray(value), {
    place,
    expected: "an object",
    received: value,
  });
  return value as Members;
};
