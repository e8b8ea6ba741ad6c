import type { RegressionData } from "./regression-data.js";
import { type Descent, type RegressionFigures, type RegressionIteration, regressionRacer } from "./regression-racer.js";
import type { RacerName } from "./regression-variant.js";

/** Runs a variant to its end, yielding where it stands before each iteration. */
export function* descendOnRegression(
  data: RegressionData,
  name: RacerName,
  descent: Descent,
): Generator<RegressionIteration, RegressionFigures> {
  const racer = regressionRacer(data, name, descent);
  if (racer.stop() === undefined) {
    do yield racer.now();
    while (racer.step());
  }
  return racer.figures();
}
