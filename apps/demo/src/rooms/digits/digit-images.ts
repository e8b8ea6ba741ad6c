import { IdxError, type LabelledImages, readIdx, readLabelledImages } from "@gd/data";

/** The images to learn from, and those to test with. */
export interface DigitImages {
  readonly training: LabelledImages;
  readonly test: LabelledImages;
}

/** A file that the visitor chose. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

const EDGE = 28;

/**
 * The images in files that the visitor chose: one pair of images and labels to learn from, or two, of which the smaller one
 * is for testing. What they contain tells them apart.
 *
 * Throws  IdxError when a file is damaged or not an IDX file; an Error with a sentence when they are not such pairs
 */
export const readChosenImages = async (
  files: readonly ChosenFile[],
  packedTest: LabelledImages,
): Promise<DigitImages> => {
  const images: (ChosenFile & { readonly count: number })[] = [];
  const labels: (ChosenFile & { readonly count: number })[] = [];
  for (const file of files) {
    const { type, shape } = await readIdx(file.bytes, { name: file.name });
    const count = shape[0] ?? 0;
    if (type === "uint8" && shape.length === 3) images.push({ ...file, count });
    else if (type === "uint8" && shape.length === 1) labels.push({ ...file, count });
    else {
      throw new Error(
        `${file.name} is an IDX file, but has neither images nor labels: it has ${type} with ${shape.length} axes.`,
      );
    }
  }
  if (images.length !== labels.length || images.length === 0 || images.length > 2) {
    throw new Error(
      `Choose the images and labels of one set, or of two. Here, ${count(images.length, "file has", "files have")} images and ${count(labels.length, "has", "have")} labels.`,
    );
  }
  images.sort((one, other) => other.count - one.count);
  const pairs: LabelledImages[] = [];
  for (const file of images) {
    const partner = labels.find((candidate) => candidate.count === file.count) ?? labels[0]!;
    labels.splice(labels.indexOf(partner), 1);
    pairs.push(await readPair(file, partner));
  }
  return { training: pairs[0]!, test: pairs[1] ?? packedTest };
};

const readPair = async (images: ChosenFile, labels: ChosenFile): Promise<LabelledImages> => {
  const pair = await readLabelledImages(images.bytes, labels.bytes, { name: images.name }).catch((error: unknown) => {
    // Both files were read under the same name.
    if (error instanceof IdxError && error.reason === "count-mismatch") {
      throw new Error(
        `${labels.name} does not have as many labels as ${images.name} has images. Choose both from one set.`,
      );
    }
    throw error;
  });
  const [size, height, width] = pair.images.shape;
  if (size === 0 || height !== EDGE || width !== EDGE) {
    throw new Error(
      `${images.name} has ${size} images of ${height} × ${width} pixels; the networks here take 28 × 28.`,
    );
  }
  const foreign = pair.labels.find((label) => label > 9);
  if (foreign !== undefined) throw new Error(`${labels.name} has the label ${foreign}; the ten digits are 0 to 9.`);
  return pair;
};

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
