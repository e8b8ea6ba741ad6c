import { lesson } from "../lesson.js";
import { disagree } from "./relu-check.js";
import { ReluFigure } from "./relu-figure.js";

export const reluLesson = lesson({
  place: "Notebook · layers, derived on paper",
  text: (
    <>
      <p>
        The notebook builds layers as objects and checks them against a derivation on paper: x = [1, 2, −1] through
        linear layers of 2, 2 and 1 units, all weights 1 and all biases 0, ReLU in between. The output is 8, the loss
        64, and the gradient comes back as 16, then 32, then 64. Every number agrees.
      </p>
      <p>
        Its ReLU, though, passes a gradient back where the <em>gradient</em> is positive. The derivative of max(0, z)
        passes it back where the <em>input</em> is positive. In the example all inputs and all gradients are positive,
        so the check cannot tell the two apart.
      </p>
    </>
  ),
  task: "Change one number so that the two ReLUs pass back different gradients.",
  found: "One sign is enough. An example in which everything is positive tests very little.",
  Figure: ReluFigure,
  solved: disagree,
  document: {
    said: "ReLU’s backward pass keeps the gradient where it is positive. The network’s values: output 8, loss 64, gradients 16, 32 and 64.",
    verdict: "in part",
    ours: "All values of the example are so, to the last bit. The rule is not the derivative of ReLU: it lets gradients into units that are off, and drops negative gradients of units that are on.",
  },
  room: { href: "#/by-hand", name: "Go on in By hand" },
});
