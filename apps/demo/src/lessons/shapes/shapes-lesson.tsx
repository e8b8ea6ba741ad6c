import { lesson } from "../lesson.js";
import { isTutorials } from "./layer-sizes.js";
import { ShapesFigure } from "./shapes-figure.js";

export const shapesLesson = lesson({
  place: "Tutorial · the network and its shapes",
  text: (
    <>
      <p>
        The tutorial’s network has layer sizes [2, 3, 3, 2]: two inputs, two hidden layers of three units, and two
        outputs. A unit multiplies each number that it receives by a weight, adds up the products, and passes the sum
        through the sigmoid, a curve from 0 to 1. The weights of a layer are a matrix, with one row per unit and one
        column per input.
      </p>
      <p>
        Every unit also has a bias, a number that is added to its sum. The tutorial appends a 1 to each layer’s input
        and gives the matrix one more column to multiply it by: the bias is a weight like any other. To learn, the
        network needs a second number for each weight, its gradient: how fast the error grows when that weight does. The
        next lesson computes it. Below, each layer is a line of code and a matrix.
      </p>
    </>
  ),
  task: "The compiler refuses this network. Change one number to make it the tutorial’s [2, 3, 3, 2].",
  found:
    "The hidden layers pass on three numbers. The bias is the layer’s own business: it is not counted as an input.",
  Figure: ShapesFigure,
  solved: isTutorials,
  document: {
    said: "The weights of a layer are one matrix [outputs, inputs + 1], whose last column is the bias. Each gradient has the shape of its weights.",
    verdict: "so",
    ours: "The three matrices are [3, 3], [3, 4] and [2, 4], 29 numbers in all, and so are their gradients. Our layers keep the bias apart, as weight [inputs, outputs] and bias [outputs]: the numbers are the same.",
  },
  room: { href: "#/by-hand?network=2-3sigmoid-3sigmoid-2sigmoid", name: "See the numbers in By hand" },
});
