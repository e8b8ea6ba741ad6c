import type { LabelledImages } from "@gd/data";
import { fromBytes, rowMajor, type SynchronousInterpreter } from "@gd/tensor";
import type { Reading, Subject } from "./digits-picture.js";
import { nearestLikeness } from "./nearest-likeness.js";
import { pixelsOf } from "./pixels-of.js";
import type { DigitReader } from "./train-digits.js";

/** What a network reads in a drawing or a test image; undefined where there is nothing to read. */
export const subjectReader = ({ ops: { dtype } }: SynchronousInterpreter) => {
  let drawing: { readonly subject: Subject; readonly likeness: number } | undefined;
  // There are many pictures a second, and seldom another drawing.
  const likenessOf = (subject: Subject & { readonly type: "drawing" }, test: LabelledImages): number => {
    if (drawing?.subject !== subject) drawing = { subject, likeness: nearestLikeness(subject.pixels, test) };
    return drawing.likeness;
  };
  return (reader: DigitReader | undefined, subject: Subject, test: LabelledImages | undefined): Reading | undefined => {
    if (reader === undefined || subject.type === "nothing") return undefined;
    const seen = subject.type === "drawing" ? { pixels: subject.pixels } : imageAt(test, subject.place);
    if (seen === undefined) return undefined;
    const input = fromBytes(seen.pixels, [1, 784], { dtype, unit: 255 });
    const reading = { ...seen, probabilities: Float32Array.from(rowMajor(reader.probabilities(input))) };
    return subject.type === "drawing" && test !== undefined
      ? { ...reading, likeness: likenessOf(subject, test) }
      : reading;
  };
};

const imageAt = (images: LabelledImages | undefined, place: number) =>
  images !== undefined && place < images.labels.length
    ? { pixels: pixelsOf(images, place), truth: images.labels[place]! }
    : undefined;
