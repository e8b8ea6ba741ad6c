import type { ExperimentEvent } from "./experiment.js";
import { progressOf } from "./progress-of.js";
import { progressTimer } from "./progress-timer.js";
import { shareRight } from "./share-right.js";

/** How many images are answered at once. */
const BATCH = 100;

/** Collects the answers to all test images, some places at a time, in a stage of its own. */
export async function* answerTest(
  stage: string,
  labels: Uint8Array,
  answer: (places: readonly number[]) => readonly number[],
): AsyncGenerator<ExperimentEvent, Uint8Array> {
  const total = labels.length;
  const answers = new Uint8Array(total);
  const progress = progressOf(stage, total, "images");
  yield { type: "stage", name: stage };
  const progressDue = progressTimer();
  for (let start = 0; start < total; start += BATCH) {
    const places = Array.from({ length: Math.min(BATCH, total - start) }, (_, i) => start + i);
    answers.set(answer(places), start);
    if (await progressDue()) yield progress(start + places.length);
  }
  yield progress(total, { accuracy: shareRight(answers, labels) });
  return answers;
}
