import { lesson } from "../lesson.js";
import { isEdgeKnown } from "./momentum-check.js";
import { MomentumFigure } from "./momentum-figure.js";

export const momentumLesson = lesson({
  place: "Notebook · descent with momentum",
  text: (
    <>
      <p>
        With momentum, a step is not the gradient alone: v ← γv + ηg, then w ← w − v, where g is the gradient. The
        velocity v adds up gradients that agree and cancels those that alternate, so a descent rolls on through shallow
        stretches. Too much of it, and it rolls past the bottom and back.
      </p>
      <p>
        The map shows what becomes of a descent at each rate and momentum. Every cell is measured: a descent from
        weights of 0, by the gradient of all rows, for 400 iterations at most. Click a place or move the sliders, then
        press Play.
      </p>
    </>
  ),
  task: "Find the rate at which the descent with momentum diverges: a rate that does, and one at most 6\u00a0% lower that does not.",
  found:
    "For this bowl the edge is at η = 0.977 (1 + γ): momentum lets the rate be higher, up to twice as high. The map is measured, and agrees with the formula.",
  Figure: MomentumFigure,
  solved: isEdgeKnown,
  document: {
    said: "With γ = 0.222 and batches of 64 it converged at iteration 442 at a cost of 5000.15; w = 1.002, −2.029, 2.989, −3.967.",
    verdict: "in part",
    ours: "Its batches were not seeded. 40 seeded runs of its code stop between iterations 63 and 1,532 at costs of 4,998 to 5,103, so 442 is one draw of many. The velocity starts at 1 there, not at 0, which hardly matters.",
  },
  room: { href: "#/descent?racers=momentum", name: "Go on in Descent" },
});
