import { isWellFormed } from "@gd/tensor";
import { OnnxError } from "./onnx-error.js";

/** Throws an OnnxError unless texts, such as "categories", are some that a file can have. */
export const expectWellFormed = (place: string, texts: string, given: readonly string[], advice: string): void => {
  const wrong = given.find((text) => !isWellFormed(text));
  if (wrong === undefined) return;
  const expected = `${texts} without halves of surrogate pairs, which UTF-8 does not have`;
  // JSON writes such a half as \ud800.
  throw new OnnxError({ place, expected, received: JSON.stringify(wrong), advice });
};
