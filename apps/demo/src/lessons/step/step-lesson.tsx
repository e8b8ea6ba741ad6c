import { lesson } from "../lesson.js";
import { isSteep } from "./step-check.js";
import { StepFigure } from "./step-figure.js";

export const stepLesson = lesson({
  place: "Tutorial · forward, backward, update",
  text: (
    <>
      <p>
        The loss L says how wrong the network is: here, the squared differences between its output and the target, added
        up. The gradient of the loss says for each weight how fast the loss grows when that weight grows, and is written
        ∂L/∂W. Where it is positive, a smaller weight is better. These lessons take no more calculus than that.
      </p>
      <p>
        Forward, the input [0.2, 0.3] passes through three layers, each with weighted sums z and their sigmoids a, and
        the loss compares the output with the target t = [0.3, 0.67]. Backward, the tutorial’s ψ is the gradient of the
        sums, ∂L/∂z. It starts at the output as −2(t − a)·a(1 − a) and goes back through the weights, layer by layer;
        the gradient of a layer’s weights is its ψ times its input.
      </p>
      <p>
        Then comes the step that gives the method its name: W ← W − η ∂L/∂W. Every weight moves against its gradient,
        and the learning rate η says how far. Nothing else changes the network. Go through the operations once, then
        take the step and go around again.
      </p>
    </>
  ),
  task: "At the tutorial’s rate of 0.01 a step hardly matters. Find a learning rate that takes the loss below 0.01 within 10 steps.",
  found:
    "A larger η takes a longer step against the same gradient. Rates of 1 to 5 do it here; at 10 the steps overshoot, and the loss swings.",
  Figure: StepFigure,
  solved: isSteep,
  document: {
    said: "The weights are updated by subtracting the gradient times the learning rate, 0.01 in the code and 0.001 in the text.",
    verdict: "so",
    ours: "The gradients agree with the tutorial’s code to the last digits that float64 has, and each step lowers the loss. The two rates contradict each other; both are far too small to be done in 1,000 steps.",
  },
  room: {
    href: "#/by-hand?network=2-3sigmoid-3sigmoid-2sigmoid&weights=uniform&biases=uniform&edits=x.1_0.2*x.2_0.3*t.1_0.3*t.2_0.67",
    name: "Go on in By hand",
  },
});
