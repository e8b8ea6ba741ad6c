import { lesson } from "../lesson.js";
import { hasLearnedPair } from "./network-class-check.js";
import { NetworkClassFigure } from "./network-class-figure.js";

export const networkClassLesson = lesson({
  place: "Tutorial · the class Network",
  text: (
    <>
      <p>
        The tutorial puts it all into a class: <code>new Network(layers)</code> draws the weights,{" "}
        <code>predict(data)</code> goes forward, and <code>train(data, target)</code> goes forward and backward, takes
        the step, and returns the squared error from before the step.
      </p>
      <p>
        Built on the packages of this repository, the class is some thirty lines: a stack of layers, a loss, an
        optimizer, and a training that takes one step at a time. Call it below, and copy the code.
      </p>
    </>
  ),
  task: (
    <>
      Train the network until <code>predict</code> answers [0.3, 0.67] to two decimals.
    </>
  ),
  found: "Two methods are all that a user of the network has to know. What is inside is in the other lessons.",
  Figure: NetworkClassFigure,
  solved: hasLearnedPair,
  document: {
    said: (
      <>
        <code>new Network(layers)</code> with <code>predict(data)</code> and <code>train(data, target)</code>, which
        returns the squared error of that step.
      </>
    ),
    verdict: "so",
    ours: "A network [2, 200, 200, 2] at the tutorial’s rate of 0.01 answers [0.300, 0.670] after 10,000 calls of train.",
  },
  room: { href: "#/vanishing?activation=scaled-sigmoid&width=200", name: "Look inside in Vanishing" },
});
