import { lesson } from "../lesson.js";
import { readsHalf } from "./tutorial-digits-check.js";
import { TutorialDigitsFigure } from "./tutorial-digits-figure.js";

export const tutorialDigitsLesson = lesson({
  place: "Tutorial · handwritten digits",
  text: (
    <>
      <p>
        The tutorial announces what the class is for: reading handwritten digits. Its network for that has 784 inputs,
        one for each pixel, 30 hidden units, and an output for each digit. Nothing else changes: sigmoid(0.01 z),
        squared error, initial weights in [0, 1), and one image at a time.
      </p>
      <p>
        Since all initial weights are positive, every hidden unit starts with nearly the same value for every image. So
        the first thing that the network learns is how common each digit is, and it answers every image alike. It takes
        long to get beyond that.
      </p>
    </>
  ),
  task: "At the tutorial’s rate of 0.01 the network reads one image in ten, no better than guessing. Find a rate at which it reads more than half of them.",
  found: "The network can learn. What held it back was the rate, together with its initial weights.",
  Figure: TutorialDigitsFigure,
  solved: readsHalf,
  document: {
    said: "The class is announced as a reader of handwritten digits; the tutorial does not run it.",
    verdict: "in part",
    ours: "On the 10,000 test images of MNIST it reads 11 % right after 10,000 images at the rate of 0.01, and 86 % after 60,000 at a rate of 1. Weights of both signs, ReLU, a loss meant for classification, momentum and batches give 97.8 % in four epochs.",
  },
  room: { href: "#/digits", name: "Train today’s network in Digits" },
});
