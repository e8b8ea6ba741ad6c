import { lesson } from "../lesson.js";
import { ACCURACY_TO_REACH, tellsSpiralsApart } from "./batch-norm-check.js";
import { BatchNormFigure } from "./batch-norm-figure.js";

export const batchNormLesson = lesson({
  place: "Notebook · batch normalization",
  text: (
    <>
      <p>
        Of six sigmoid layers in a row, each passes back at most a quarter of the gradient: at most one part in 4,096 of
        the gradient at the output reaches the first. Batch normalization shifts and scales each unit’s sums to mean 0
        and variance 1 over the batch, which keeps the sigmoids where they are steep.
      </p>
      <p>
        Each unit is a feature of its own and has to be normalized by itself. Taken over the whole array at once,
        features keep their distance from each other, as the dots at the bottom show.
      </p>
    </>
  ),
  task: `Without batch normalization this network does no better than guessing. Make it tell more than ${100 * ACCURACY_TO_REACH}\u00a0% of the points apart.`,
  found:
    "The network is the same but for two more numbers per unit, its scale and shift, which are trained like the weights.",
  Figure: BatchNormFigure,
  solved: tellsSpiralsApart,
  document: {
    said: "Batch normalization, forward only: the mean and the variance of the whole array, scale and shift drawn at random, epsilon 0.001.",
    verdict: "not so",
    ours: "That is another normalization: it moves the array as a whole and leaves the features as far apart as they were. Ours normalizes feature by feature, trains scale and shift, has a backward pass, and keeps running statistics for evaluation.",
  },
  room: { href: "#/vanishing?normalized=yes", name: "Normalize the large network in Vanishing" },
});
