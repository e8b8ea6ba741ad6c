import type { LabelledImages } from "@gd/data";
import type { Picture, Table } from "./report.js";

/** How often each digit got each answer. */
export const confusionTable = (model: string, labels: Uint8Array, answers: Uint8Array): Table => {
  const counts = Array.from({ length: 10 }, () => new Array<number>(10).fill(0));
  labels.forEach((label, i) => {
    counts[label]![answers[i]!]!++;
  });
  return {
    title: `Confusion matrix of ${model}: a row for each digit, a column for each answer`,
    columns: ["", ...counts.map((_, answer) => String(answer))],
    rows: counts.map((row, digit) => [String(digit), ...row.map((count) => (count === 0 ? "·" : String(count)))]),
  };
};

/** The first four digits that were answered right, and the first four that were answered wrong. */
export const digitPictures = ({ images, labels }: LabelledImages, answers: Uint8Array): readonly Picture[] => {
  const [, height, width] = images.shape;
  const places = [...labels.keys()];
  const right = places.filter((i) => labels[i] === answers[i]).slice(0, 4);
  const wrong = places.filter((i) => labels[i] !== answers[i]).slice(0, 4);
  return [...right, ...wrong].map((i) => ({
    caption: labels[i] === answers[i] ? `read as ${answers[i]}, right` : `read as ${answers[i]}, is ${labels[i]}`,
    width,
    height,
    pixels: images.data.slice(i * width * height, (i + 1) * width * height),
  }));
};
