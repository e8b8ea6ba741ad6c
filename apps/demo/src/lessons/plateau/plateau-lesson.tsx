import { lesson } from "../lesson.js";
import { isHeldOnPlateau } from "./plateau-check.js";
import { PlateauFigure } from "./plateau-figure.js";

export const plateauLesson = lesson({
  place: "Tutorial · the repair",
  text: (
    <>
      <p>
        The tutorial repairs the large network by stretching the sigmoid: sigmoid(0.01 z). A sum of 500 is then as
        harmless as a sum of 5 was before, and the gradients are no longer 0.
      </p>
      <p>
        The error does not fall evenly, though: the network learns, stands still, then learns again. A stretch on which
        the error hardly changes is a <em>plateau</em>: the gradient there is small but not 0. From within, nobody can
        tell a plateau from the end.
      </p>
    </>
  ),
  task: "Press Play, and pause while the page says that it stands still.",
  found: "That is a plateau, not the end: press Play again, and some hundreds of iterations later the error falls.",
  Figure: PlateauFigure,
  solved: isHeldOnPlateau,
  document: {
    said: "With sigmoid(0.01 z) and 10,000 iterations, the network with 1,000 neurons per layer gives [0.3, 0.67].",
    verdict: "so",
    ours: "It does, and sooner: from the initial weights of seed 1 the squared error is 1.3·10⁻⁶ after 3,000 iterations. On the way it stands on plateaus, near 0.57 and near 0.09.",
  },
  room: { href: "#/vanishing?activation=scaled-sigmoid", name: "Go on in Vanishing" },
});
