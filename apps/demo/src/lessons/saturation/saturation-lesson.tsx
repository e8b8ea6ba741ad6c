import { lesson } from "../lesson.js";
import { isEdgeFound, WITHIN } from "./saturation-check.js";
import { SaturationFigure } from "./saturation-figure.js";

export const saturationLesson = lesson({
  place: "Tutorial · a thousand neurons",
  text: (
    <>
      <p>
        The same network with 1,000 units in each hidden layer answers [1, 1], and stays there. A sigmoid is steep only
        near 0: its slope is a(1 − a), a quarter at most, and next to nothing where a is close to 0 or 1. There the unit
        is <em>saturated</em>: its sum may change a lot, and its output hardly moves.
      </p>
      <p>
        All weights lie in [0, 1), so a unit with n inputs near 1 has a sum of about n/2. Above 37 or so, float64 can no
        longer tell the sigmoid from 1: a(1 − a) is exactly 0, and every gradient behind it, too.
      </p>
    </>
  ),
  task: `Find the width at which the gradients die, to within ${WITHIN} units: a network in which every gradient is exactly 0, and a slightly narrower one in which some are not.`,
  found:
    "The sums of the output layer reach 37 at 73 to 83 units, depending on the initial weights. Beyond that no learning rate helps: any rate times 0 is 0.",
  Figure: SaturationFigure,
  solved: isEdgeFound,
  document: {
    said: "With 1,000 neurons in each hidden layer the output is [1, 1] and does not change: the sigmoid is saturated.",
    verdict: "so",
    ours: "The weighted sums average 338 in layer 2 and 504 in the output layer, and every one of the 1,006,002 gradients is exactly 0 in float64.",
  },
  room: { href: "#/vanishing", name: "Go on in Vanishing" },
});
