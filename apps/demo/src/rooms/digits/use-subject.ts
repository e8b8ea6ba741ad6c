import { type ReadonlySignal, useSignalEffect } from "@preact/signals";
import type { Running } from "../../worker/running.js";
import type { DigitsInput, DigitsPicture, Subject } from "./digits-picture.js";
import type { DigitsSettings } from "./digits-settings.js";
import { mnistImage } from "./draw/mnist-image.js";
import type { Stroke } from "./draw/stroke.js";
import { readStrokes, writeStrokes } from "./draw/stroke-text.js";

/** Has the network look at the test image in the settings or else at the drawing, and answer the test images. */
export const useSubject = (
  running: Running<DigitsPicture, DigitsInput>,
  settings: ReadonlySignal<DigitsSettings>,
  strokes: ReadonlySignal<readonly Stroke[]>,
): void => {
  const subjectOf = (): Subject => {
    const { image } = settings.value;
    if (image > 0) return { type: "test-image", place: image - 1 };
    // As a link has it, so that opening the link gives the same answer.
    const pixels = mnistImage(readStrokes(writeStrokes(strokes.value)));
    return pixels === undefined ? { type: "nothing" } : { type: "drawing", pixels };
  };
  useSignalEffect(() => {
    // A new worker has to be sent it again.
    if (running.runsOn.value !== "") running.send({ type: "subject", subject: subjectOf() });
  });
  useSignalEffect(() => {
    if (running.runsOn.value !== "") running.send({ type: "judge" });
  });
};
