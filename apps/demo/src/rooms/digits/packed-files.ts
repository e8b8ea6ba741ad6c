import { type LabelledImages, readLabelledImages } from "@gd/data";
import type { PackedModel } from "./packed-model.js";

// Each address is spelled out, so that the build finds the file.
const ADDRESSES = {
  trainingImages: new URL("../../../generated/digits/training-images.bin", import.meta.url),
  trainingLabels: new URL("../../../generated/digits/training-labels.bin", import.meta.url),
  testImages: new URL("../../../generated/digits/test-images.bin", import.meta.url),
  testLabels: new URL("../../../generated/digits/test-labels.bin", import.meta.url),
  weights: new URL("../../../generated/digits/model-weights.bin", import.meta.url),
  model: new URL("../../../generated/digits/model.json", import.meta.url),
};

/** Fetches what the build packed. Throws an Error with a sentence on failure. */
const bytesOf = async (address: URL): Promise<ArrayBuffer> => {
  const answer = await fetch(address).catch((cause: unknown) => {
    throw new Error("The digits could not be fetched. Check the connection.", { cause });
  });
  if (!answer.ok) throw new Error(`The digits could not be fetched: ${answer.status} ${answer.statusText}.`);
  // Some hosts answer for a file that is not there with their first page.
  if (answer.headers.get("Content-Type")?.startsWith("text/html")) {
    throw new Error("The digits could not be fetched: the host sent a page in place of a file.");
  }
  return answer.arrayBuffer();
};

const fetchPair = async (images: URL, labels: URL, name: string): Promise<LabelledImages> =>
  readLabelledImages(...(await Promise.all([bytesOf(images), bytesOf(labels)])), { name });

export const fetchTestImages = (): Promise<LabelledImages> =>
  fetchPair(ADDRESSES.testImages, ADDRESSES.testLabels, "test");

export const fetchTrainingImages = (): Promise<LabelledImages> =>
  fetchPair(ADDRESSES.trainingImages, ADDRESSES.trainingLabels, "training");

/** The model that the build trained, and its weights in one vector. */
export const fetchModel = async (): Promise<{ readonly model: PackedModel; readonly weights: Float32Array }> => {
  const [text, weights] = await Promise.all([bytesOf(ADDRESSES.model), bytesOf(ADDRESSES.weights)]);
  const model: PackedModel = JSON.parse(new TextDecoder().decode(text));
  return { model, weights: new Float32Array(weights) };
};
