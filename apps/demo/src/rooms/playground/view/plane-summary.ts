import { showNumber, showPercent } from "@gd/experiments";
import { countOf } from "../data/point-set.js";
import type { PlaygroundPicture } from "../playground-picture.js";

/** The picture of the plane in a sentence. */
export const planeSummary = ({ points, classes, answers, now, epoch }: PlaygroundPicture): string => {
  const [training, held] = [countOf(points.training), countOf(points.validation)];
  const score =
    now.training.accuracy === undefined
      ? `a loss of ${showNumber(now.training.loss, 3)}`
      : `${showPercent(now.training.accuracy, 0)} right`;
  const area =
    classes === 2
      ? ` The network answers the second class on ${showPercent(answers.filter((share) => share > 0.5).length / answers.length, 0)} of the plane.`
      : "";
  return `${training} points to learn from and ${held} held out; after ${epoch} epochs ${score}.${area}`;
};
