import type { Notes } from "../notes.js";

/** So many losses are kept. */
const MOST = 4096;

/** Keeps the losses of a training of any length: when there are too many, the mean of two stands for both. */
export const lossCurve = ({ losses, stepsPerLoss }: Pick<Notes, "losses" | "stepsPerLoss">) => {
  let kept = [...losses];
  let per = stepsPerLoss;
  let [sum, count] = [0, 0];
  return {
    add(loss: number): void {
      sum += loss;
      if (++count < per) return;
      kept.push(sum / per);
      [sum, count] = [0, 0];
      if (kept.length < MOST) return;
      kept = Array.from({ length: MOST / 2 }, (_, i) => (kept[2 * i]! + kept[2 * i + 1]!) / 2);
      per *= 2;
    },
    noted: () => ({ losses: [...kept], stepsPerLoss: per }),
  };
};
