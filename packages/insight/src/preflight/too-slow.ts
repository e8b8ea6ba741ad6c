import { inWords } from "../measure/in-words.js";
import type { Bench, Checked } from "./check.js";

/** Seconds that a check may train for. */
const MOST_SECONDS = 10;

/** What a check says that would train for too long, in place of a judgement of too few steps; undefined where it has the time. */
export const tooSlow = (name: string, { stepSeconds: step }: Bench, steps: number): Checked | undefined => {
  if (step * steps <= MOST_SECONDS) return undefined;
  const seen = `Not judged: a step takes ${inWords(step)} s, and this takes the time of about ${steps}.`;
  return { name, seen, numbers: { step, steps }, findings: [], isJudged: false };
};
