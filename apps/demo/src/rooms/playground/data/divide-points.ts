import { randomStreams } from "@gd/tensor";
import type { PointSet } from "./point-set.js";

/** Points to learn from, and points that only show whether what was learned holds. */
export interface DividedPoints {
  readonly training: PointSet;
  readonly validation: PointSet;
}

/** Each point is drawn for the validation by itself: points that are added leave the others where they are. */
export const dividePoints = ({ places, targets }: PointSet, validation: number, seed: number): DividedPoints => {
  const random = randomStreams(seed).stream("playground/validation");
  const all = Array.from(targets, (_, i) => ({ i, held: random.uniform() < validation }));
  const taken = (held: boolean): PointSet => {
    const chosen = all.filter((point) => point.held === held);
    return {
      places: Float32Array.from(chosen.flatMap(({ i }) => [places[2 * i]!, places[2 * i + 1]!])),
      targets: Float32Array.from(chosen, ({ i }) => targets[i]!),
    };
  };
  return { training: taken(false), validation: taken(true) };
};
