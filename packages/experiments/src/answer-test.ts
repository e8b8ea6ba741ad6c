import type { ExperimentEvent } from "./experiment.js";
import { progressTimer } from "./progress-timer.js";

/** How many images are answered at once. */
const BATCH = 100;

/** Collects the answers to all test images, some places at a time, and reports its progress. */
export async function* answerTest(
  stage: string,
  total: number,
  answer: (places: readonly number[]) => readonly number[],
): AsyncGenerator<ExperimentEvent, Uint8Array> {
  const answers = new Uint8Array(total);
  const progressDue = progressTimer();
  for (let start = 0; start < total; start += BATCH) {
    const places = Array.from({ length: Math.min(BATCH, total - start) }, (_, i) => start + i);
    answers.set(answer(places), start);
    if (await progressDue()) yield { type: "progress", stage, done: start + places.length, total, unit: "images" };
  }
  return answers;
}
