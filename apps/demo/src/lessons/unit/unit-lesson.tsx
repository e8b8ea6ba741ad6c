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
        Softmax turns the ten sums into ten shares of 100 %. It has nowhere else to put them: there is no share for
        “none of these”. How sure an answer looks says how far its sum is ahead of the other nine, not whether there is
        a digit at all.
      </p>
    </>
  ),
  task: "Show the network something that is no digit, and get an answer of which it is more than 99.9 % sure.",
  found: "It never saw anything but digits. Open a few units: they answer to ink in places, whatever the ink is.",
  Figure: UnitFigure,
  solved: isSureOfDrawing,
  document: {
    said: "One output for each digit; the largest is the answer.",
    verdict: "in part",
    ours: "Of images like those it learned from, this network reads 96 % right. Of others its answers say little. The tutorial’s ten sigmoids could at least all be low; softmax cannot.",
  },
  room: { href: "#/digits", name: "Train a network of your own in Digits" },
});
