import type { LabelledImages } from "@gd/data";
import { leaves, rowMajor } from "@gd/tensor";
import type { Judged } from "./digits-picture.js";
import { judgeAnswers } from "./judge-answers.js";
import { pixelsOf } from "./pixels-of.js";
import { readImages } from "./read-images.js";
import type { DigitReader } from "./train-digits.js";
import { weightPictures } from "./weight-pictures.js";

const MOST_WRONG = 12;
const MOST_WEIGHT_PICTURES = 64;
const PIXELS = 784;

let judgements = 0;

/** How a network answers test images, and what its first layer looks for if that looks at all pixels. */
export const judgeReader = (reader: DigitReader, test: LabelledImages): Judged => {
  const { wrong, ...judgement } = judgeAnswers(readImages(reader, test), test.labels, MOST_WRONG);
  const weight = leaves(reader.parameters())[0]?.[1];
  const [inputs, units] = weight?.shape ?? [];
  return {
    ...judgement,
    version: ++judgements,
    wrong: wrong.map((answer) => ({ ...answer, pixels: pixelsOf(test, answer.place) })),
    weights:
      weight !== undefined && weight.shape.length === 2 && inputs === PIXELS
        ? weightPictures(rowMajor(weight), units!, MOST_WEIGHT_PICTURES)
        : undefined,
  };
};
