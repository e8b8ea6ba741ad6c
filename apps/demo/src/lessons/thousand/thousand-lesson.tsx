import { lesson } from "../lesson.js";
import { isEnough } from "./thousand-check.js";
import { ThousandFigure } from "./thousand-figure.js";

export const thousandLesson = lesson({
  place: "Tutorial · one pair, a thousand times",
  text: (
    <>
      <p>
        Training is that one step, repeated. The tutorial repeats it 1,000 times at a learning rate of 0.01 and reports
        that the output then matches the target. Press Play and look at the last digits.
      </p>
      <p>
        The error falls, but slowly: near the target the gradient shrinks with the error, so every further digit takes
        about as many iterations as the one before. On a logarithmic axis that is a straight line, and you can see where
        it leads.
      </p>
    </>
  ),
  task: "1,000 iterations are not enough at this rate. Find one at which they are, so that the output agrees with the target to 6 digits.",
  found: "A hundred times the tutorial’s rate does in hundreds of iterations what otherwise takes tens of thousands.",
  Figure: ThousandFigure,
  solved: isEnough,
  document: {
    said: "After 1,000 iterations the output is “exactly” [0.3, 0.67].",
    verdict: "not so",
    ours: "At the rate of 0.01 the squared error is then 0.0002 to 0.02, depending on the initial weights. The output matches to 8 digits only after some 20,000 to 100,000 iterations.",
  },
  room: { href: "#/vanishing?width=3&iterations=100000", name: "Go on in Vanishing" },
});
