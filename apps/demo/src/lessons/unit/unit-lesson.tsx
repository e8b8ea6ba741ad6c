import { isSureOfDrawing } from "../../rooms/digits/is-sure-of-drawing.js";
import { lesson } from "../lesson.js";
import { UnitFigure } from "./unit-figure.js";

export const unitLesson = lesson({
  place: "Tutorial · what a network for digits sees",
  text: (
    <>
      <p>
        A unit of the first layer has a weight for each pixel. It multiplies the image by its weights, pixel by pixel,
        adds up all the products and its bias, and passes the sum on if it is above 0. The next layer weighs what 128
        such units pass on, and adds it up for each digit.
      </p>
      <p>
        Softmax turns the ten sums into ten shares, which always add up to 100&nbsp;%: there is no share for “none of
        these”. How sure an answer looks tells how far its sum is ahead of the other nine, not whether there is a digit
        at all.
      </p>
    </>
  ),
  task: "Show the network something that is not a digit, and get an answer of which it is more than 99.9\u00a0% sure.",
  found:
    "It has never seen anything but digits. Open a few units: they respond to ink in certain places, whatever it shows.",
  Figure: UnitFigure,
  solved: isSureOfDrawing,
  document: {
    said: "One output for each digit; the largest is the answer.",
    verdict: "in part",
    ours: "This network reads 96\u00a0% of images like those that it learned from. On others, its answers say little. The tutorial’s ten sigmoids could at least all be low; the shares of softmax cannot.",
  },
  room: { href: "#/digits", name: "Train a network of your own in Digits" },
});
