import { ArgumentError, sizeOf } from "@gd/tensor";
import type { Image } from "../image.js";
import { ImageError } from "../image-error.js";
import type { FilesPlan } from "./files-options.js";
import type { ImageSet } from "./image-set.js";
import { labelledImages } from "./labelled-images.js";

/** A file that is to become an example. */
export interface LabelledFile {
  readonly path: string;
  /** The name of its class. */
  readonly label: string;
  /** Reads and decodes it. */
  read(): Promise<Image>;
}

/** How many files an error names. */
const MOST_NAMED = 5;

/** Reads labelled files, so many at a time, into a dataset in the order in which they are given. */
export const imageSetOf = async (place: string, files: readonly LabelledFile[], plan: FilesPlan): Promise<ImageSet> => {
  const { image, skipBroken, maximumBytes, concurrency } = plan;
  const classes = classesOf(place, files, plan.classes);
  const length = sizeOf(image.shape);
  const needed = files.length * length;
  if (needed > maximumBytes) {
    throw new ArgumentError({
      place: `${place}(maximumBytes)`,
      expected: `at least ${needed}, the bytes of ${files.length} images of ${image.shape.join(" × ")}`,
      received: maximumBytes,
      advice: "Make the images smaller, or take fewer.",
    });
  }
  const pixels = roomFor(place, needed);
  const broken = await readAll(files, concurrency, ({ data }, number) => pixels.set(data, number * length));
  const errors = [...broken].sort(([one], [other]) => one - other).map(([, error]) => error);
  if (errors.length > 0 && !skipBroken) throw brokenFiles(errors, files.length);

  const kept = [...files.keys()].filter((number) => !broken.has(number));
  const examples = kept.map((number) => files[number]!);
  if (plan.classes === undefined) expectEach(classes, examples, files);
  for (const [at, number] of kept.entries()) {
    pixels.copyWithin(at * length, number * length, (number + 1) * length);
  }
  const labelOf = new Map(classes.map((name, label) => [name, label]));
  const labels = Uint32Array.from(examples, ({ label }) => labelOf.get(label)!);
  return {
    dataset: labelledImages(pixels.subarray(0, kept.length * length), image.shape, labels),
    classes,
    paths: examples.map(({ path }) => path),
    leftOut: errors.map(({ path, expected, received }) => ({ path, problem: `expected ${expected}, got ${received}` })),
  };
};

/** Reads files, so many at a time, and hands them over with their numbers. Returns what was wrong with others. */
const readAll = async (
  files: readonly LabelledFile[],
  concurrency: number,
  take: (image: Image, number: number) => void,
): Promise<ReadonlyMap<number, ImageError>> => {
  const broken = new Map<number, ImageError>();
  let next = 0;
  const readOnAndOn = async (): Promise<void> => {
    while (next < files.length) {
      const number = next++;
      try {
        take(await files[number]!.read(), number);
      } catch (error) {
        if (!(error instanceof ImageError) || error.reason === "no-decoder") throw error;
        broken.set(number, error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, files.length) }, readOnAndOn));
  return broken;
};

const classesOf = (place: string, files: readonly LabelledFile[], known?: readonly string[]): readonly string[] => {
  if (known === undefined) return [...new Set(files.map(({ label }) => label))].sort();
  const other = files.find(({ label }) => !known.includes(label));
  if (other === undefined) return known;
  const expected = `an image of a class of ${place}(classes), which are ${known.join(", ")}`;
  throw new ImageError("unknown-class", other.path, expected, other.label, "take it out, or give all classes");
};

const roomFor = (place: string, bytes: number): Uint8Array<ArrayBuffer> => {
  try {
    return new Uint8Array(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const expected = "as many bytes of images as memory holds";
    throw new ArgumentError({ place, expected, received: bytes, advice: "Make the images smaller, or take fewer." });
  }
};

/** An error for all files that cannot be read, of which it names the first ones. */
const brokenFiles = (errors: readonly ImageError[], count: number): ImageError => {
  const [first] = errors;
  if (errors.length === 1) return first!;
  const { reason, path, expected, received } = first!;
  const others = errors.slice(1, MOST_NAMED).map((error) => error.path);
  const more = errors.length > MOST_NAMED ? ` and ${errors.length - MOST_NAMED} more` : "";
  const advice = `${errors.length} of ${count} files cannot be read, also ${others.join(", ")}${more}; skipBroken: true leaves them out`;
  return new ImageError(reason, path, expected, received, advice, { cause: first });
};

/** Throws an ImageError unless each class has an image left. */
const expectEach = (
  classes: readonly string[],
  kept: readonly LabelledFile[],
  files: readonly LabelledFile[],
): void => {
  const found = new Set(kept.map(({ label }) => label));
  const empty = classes.find((name) => !found.has(name));
  if (empty === undefined) return;
  const { path } = files.find(({ label }) => label === empty)!;
  throw new ImageError(
    "empty-class",
    path,
    `an image of ${empty} that can be read`,
    "none",
    "take the class out, or mend it",
  );
};
