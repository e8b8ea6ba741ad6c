import { largestIndex } from "@gd/experiments";
import type { Signal } from "@preact/signals";
import { Button } from "../../../ui/button.js";
import { NumberField } from "../../../ui/number-field.js";
import { Panel } from "../../../ui/panel.js";
import { DigitCanvas } from "../digit-canvas.js";
import type { DigitsPicture } from "../digits-picture.js";
import { showCount, showPercent } from "../show-numbers.js";
import { AnswerBars } from "./answer-bars.js";
import { Pad } from "./pad.js";
import type { Stroke } from "./stroke.js";

interface DrawPanelProps {
  readonly picture: DigitsPicture | undefined;
  readonly strokes: Signal<readonly Stroke[]>;
  /** The test image that the network looks at, counted from 1; 0 for the drawing. */
  readonly image: number;
  readonly onImage: (image: number) => void;
  /** Called when a line of the drawing is finished. */
  readonly onDrawn: () => void;
}

/** To draw a digit, or choose one, and see what the network reads. */
export const DrawPanel = ({ picture, strokes, image, onImage, onDrawn }: DrawPanelProps) => {
  const reading = picture?.reading;
  const images = picture?.images.test ?? 0;
  const change = (now: readonly Stroke[]) => {
    strokes.value = now;
    onDrawn();
  };
  return (
    <Panel title="Draw a digit" aside={<span class="quiet small">{readBy(picture)}</span>}>
      <div class="draw">
        <div class="draw-pad">
          <Pad
            strokes={strokes}
            aside={image > 0}
            onBegin={() => {
              if (image > 0) onImage(0);
            }}
            onEnd={onDrawn}
          />
          <div class="buttons">
            <Button onClick={() => change(strokes.value.slice(0, -1))} disabled={strokes.value.length === 0}>
              Undo
            </Button>
            <Button onClick={() => change([])} disabled={strokes.value.length === 0 && image === 0}>
              Clear
            </Button>
          </div>
          <div class="draw-test-image">
            <NumberField
              name={`Or a test image${images > 0 ? `, 1 to ${showCount(images)}` : ""}`}
              value={image}
              show={(number) => (number === 0 ? "" : String(number))}
              refuse={(number) =>
                Number.isInteger(number) && number >= 0 && number <= Math.max(images, image)
                  ? undefined
                  : `A whole number from 1 to ${showCount(images)}.`
              }
              onChange={onImage}
            />
            <Button onClick={() => onImage((image % Math.max(1, images)) + 1)}>
              Next<span class="visually-hidden"> test image</span>
            </Button>
          </div>
        </div>
        <div class="draw-seen">
          <h3>What the network sees</h3>
          <DigitCanvas pixels={reading?.pixels} />
          <p class="quiet small">
            Prepared as MNIST prepares its digits: fitted into 20 × 20 pixels, with lines as wide and edges as soft, and
            moved until the centre of mass is in the middle of 28 × 28.
          </p>
        </div>
        <div class="draw-answer">
          <h3>What it reads</h3>
          <p class="answer" role="status">
            {sentenceOf(reading)}
          </p>
          <AnswerBars probabilities={reading?.probabilities.some(Number.isNaN) ? undefined : reading?.probabilities} />
        </div>
      </div>
    </Panel>
  );
};

const readBy = (picture: DigitsPicture | undefined): string => {
  if (picture?.network === undefined) return "Loading the packed model …";
  return picture.progress === undefined
    ? `read by the packed model, ${picture.network}`
    : `read by your model, ${picture.network}`;
};

const sentenceOf = (reading: DigitsPicture["reading"]) => {
  if (reading === undefined) return "Nothing to read yet.";
  if (reading.probabilities.some(Number.isNaN)) return "No answer: the weights are so large that the sums overflow.";
  const answer = largestIndex(reading.probabilities);
  const sure = showPercent(reading.probabilities[answer]!);
  const truth =
    reading.truth === undefined ? "" : reading.truth === answer ? ", which is right" : `, but it is ${reading.truth}`;
  return (
    <>
      <strong>{answer}</strong> with {sure}
      {truth}.
    </>
  );
};
