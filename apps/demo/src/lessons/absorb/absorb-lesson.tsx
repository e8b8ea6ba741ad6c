import { lesson } from "../lesson.js";
import { ERROR_TO_REACH, isLearnedExactly, MOST_ITERATIONS } from "./absorb-check.js";
import { AbsorbFigure } from "./absorb-figure.js";

export const absorbLesson = lesson({
  place: "Tutorial · the factor that was left out",
  text: (
    <>
      <p>
        The derivative of sigmoid(0.01 z) is 0.01·a(1 − a). The tutorial keeps a(1 − a) and leaves the 0.01 out: the
        learning rate is said to absorb it. For a single layer that is true.
      </p>
      <p>
        A gradient that passes three layers, though, meets the factor three times. The exact gradients are 0.01 of the
        tutorial’s in the output layer, 0.0001 in layer 2, and 0.000001 in layer 1. Switch the derivative and compare
        the largest gradients layer by layer.
      </p>
    </>
  ),
  task: `With the exact derivative the network hardly moves at a rate of 0.01. Find a rate at which its squared error falls below ${ERROR_TO_REACH} within ${MOST_ITERATIONS} iterations.`,
  found:
    "A hundred times the rate or more makes up for the factor in the output layer, and that is enough here. Layer 2 and layer 1 would need 10,000 and 1,000,000 times the rate: they hardly move.",
  Figure: AbsorbFigure,
  solved: isLearnedExactly,
  document: {
    said: "The factor 0.01 of the derivative may be left out, as the learning rate absorbs it.",
    verdict: "in part",
    ours: "For the gradients it is so of one layer and not of several: no single rate turns one descent into the other. For the error it nearly is: at a rate of 1, the exact descent follows the tutorial’s at 0.01 (0.128 and 0.126 after 1,000 iterations), as the output layer does nearly all of the learning. In 3,000 iterations the weights of layer 1 move 0.008 in the one and 81 in the other.",
  },
  room: { href: "#/vanishing?activation=scaled-sigmoid&derivative=exact", name: "Go on in Vanishing" },
});
