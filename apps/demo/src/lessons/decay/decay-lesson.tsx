import { lesson } from "../lesson.js";
import { ARRIVED, arrivesDespiteDecay } from "./decay-check.js";
import { DecayFigure } from "./decay-figure.js";

export const decayLesson = lesson({
  place: "Notebook · decay, batches, and when to stop",
  text: (
    <>
      <p>
        A descent needs a rule for when to stop. The notebook’s: stop as soon as an iteration changes the cost by at
        most 0.1. For gradient descent on all rows this works. With a learning rate that has faded to η·e<sup>−ki</sup>{" "}
        by iteration i, the cost also stops changing once the steps are tiny, wherever that is.
      </p>
      <p>
        With batches of 64 rows the cost goes up and down, and a change of at most 0.1 can be chance. Change the seed,
        and the stochastic descent stops somewhere else.
      </p>
    </>
  ),
  task: `The fading descent stops far above the bottom. Find a decay above 0 at which it stops within ${ARRIVED} of the lowest cost.`,
  found: (
    <>
      All its rates together add up to η/(1 − e<sup>−k</sup>), and it cannot go further than that. A slower decay lets
      them add up to enough.
    </>
  ),
  Figure: DecayFigure,
  solved: arrivesDespiteDecay,
  document: {
    said: "Gradient descent converged at iteration 141 with cost 4998.942604955297; with exponential decay at iteration 83 with 10958.847879299516; stochastic at 152 with 5001.88.",
    verdict: "in part",
    ours: "The first two come out to the last digits. “Converged” is true of the first alone: the second ran out of steps at more than twice the lowest cost. The third was not seeded: 40 seeded runs stop between iterations 67 and 925.",
  },
  room: { href: "#/descent", name: "Go on in Descent" },
});
