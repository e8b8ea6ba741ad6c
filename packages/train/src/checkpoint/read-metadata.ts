import { ArgumentError, expectArgument } from "@gd/tensor";
import { expectProgress, type Progress } from "../state/expect-progress.js";
import { CheckpointError } from "./checkpoint-error.js";
import { FORMAT, METADATA } from "./checkpoint-metadata.js";

type Members = { readonly [name: string]: unknown };

/** What the metadata of a checkpoint say. */
export interface CheckpointContent {
  readonly progress: Progress;
  /** What made the state, which may be anything; undefined if the checkpoint does not say it. */
  readonly description: { readonly model: unknown; readonly optimizer: unknown } | undefined;
}

/** Reads the metadata of a file, and believes nothing. Throws CheckpointError. */
export const readMetadata = (metadata: ReadonlyMap<string, string>): CheckpointContent => {
  const format = metadata.get(METADATA.format);
  const progress = metadata.get(METADATA.progress);
  if (format === undefined || progress === undefined) {
    const missing = format === undefined ? METADATA.format : METADATA.progress;
    throw new CheckpointError(
      `the file has no ${missing} in its metadata, and is no checkpoint`,
      "pass what saveCheckpoint returned; of another file, start from { parameters, statistics }",
    );
  }
  if (format !== FORMAT) {
    throw new CheckpointError(
      `the checkpoint has version ${format.slice(0, 20)} of the format, and this is version ${FORMAT}`,
      "load it with the version of @gd/train that saved it",
    );
  }
  const model = parsed(METADATA.architecture, metadata.get(METADATA.architecture));
  const optimizer = parsed(METADATA.optimizer, metadata.get(METADATA.optimizer));
  return {
    progress: progressOf(parsed(METADATA.progress, progress)),
    description: model === undefined && optimizer === undefined ? undefined : { model, optimizer },
  };
};

const PROGRESS: readonly string[] = ["step", "epoch", "position", "plateau"];

const progressOf = (json: unknown): Progress => {
  const place = `its ${METADATA.progress}`;
  try {
    expectArgument(typeof json === "object" && json !== null, { place, expected: "an object", received: json });
    const { step = null, epoch = null, position, plateau } = json as Members;
    const progress = {
      step,
      epoch,
      ...(position === undefined ? {} : { position }),
      ...(plateau === undefined ? {} : { plateau: numbersOf(plateau) }),
    };
    expectProgress(place, progress);
    const unknown = Object.keys(json).find((name) => !PROGRESS.includes(name));
    const expected = `no member but ${PROGRESS.slice(0, -1).join(", ")} and ${PROGRESS.at(-1)}`;
    expectArgument(unknown === undefined, { place, expected, received: unknown });
    // What this is has just been looked at, which the compiler does not know.
    return progress as object as Progress;
  } catch (error) {
    throw error instanceof ArgumentError ? notWritten(error.message.replace(/\.$/, "")) : error;
  }
};

/** The same members, of which those that are infinite are saved as text. */
const numbersOf = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, x]) => [
    name,
    x === "Infinity" || x === "-Infinity" ? Number(x) : x,
  ]);
  return Object.fromEntries(members);
};

/** JSON, if it is there. */
const parsed = (name: string, text: string | undefined): unknown => {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw notWritten(`its ${name} is not JSON`);
  }
};

/** A file that is whole, with what no state has. */
export const notWritten = (problem: string): CheckpointError =>
  new CheckpointError(`saveCheckpoint has not written this checkpoint: ${problem}`, "save the state again");
