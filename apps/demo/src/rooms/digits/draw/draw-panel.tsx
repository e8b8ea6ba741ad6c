import { largestIndex } from "@gd/experiments";
import type { Signal } from "@preact/signals";
import { Button } from "../../../ui/button.js";
import { NumberField } from "../../../ui/number-field.js";
import { Panel } from "../../../ui/panel.js";
import { DigitCanvas } from "../digit-canvas.js";
import type { DigitsPicture } from "../digits-picture.js";
import { showCount, showSure } from "../show-numbers.js";
import { AnswerBars } from "./answer-bars.js";
import { doubtOf } from "./doubt-of.js";
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
  const doubt = reading && doubtOf(reading);
  const change = (now: readonly Stroke[]) => {
    strokes.value = now;
    onDrawn();
  };
  return (
    <Panel title="Draw a digit" name="draw" aside={<span class="quiet small">{readBy(picture)}</span>}>
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
              part="test-image"
              value={image}
              show={(number) => (number === 0 ? "" : String(number))}
              refuse={(number) =>
                Number.isInteger(number) && number >= 1 && number <= Math.max(images, image)
                  ? undefined
                  : `Choose a whole number from 1 to ${showCount(images)}.`
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
            Prepared like MNIST: scaled to 20 × 20 pixels, with the same line width and soft edges, then centred by mass
            in 28 × 28.
          </p>
        </div>
        <div class="draw-answer">
          <h3>What it reads</h3>
          <p class="answer" role="status">
            {sentenceOf(reading)}
          </p>
          {doubt && <p class="small doubt">{doubt}</p>}
          <AnswerBars probabilities={reading?.probabilities.some(Number.isNaN) ? undefined : reading?.probabilities} />
        </div>
      </div>
    </Panel>
  );
};

const READERS = { packed: "the packed model, ", trained: "your model, ", opened: "" } as const;

const readBy = (picture: DigitsPicture | undefined): string =>
  picture?.network === undefined
    ? "Loading the packed model …"
    : `read by ${READERS[picture.reader]}${picture.network}`;

const sentenceOf = (reading: DigitsPicture["reading"]) => {
  if (reading === undefined) return "Nothing to read yet.";
  if (reading.probabilities.some(Number.isNaN)) return "No answer: the weights are so large that the sums overflow.";
  const answer = largestIndex(reading.probabilities);
  const truth =
    reading.truth === undefined ? "" : reading.truth === answer ? " Right." : ` Wrong: the label is ${reading.truth}.`;
  return (
    <>
      <strong>{answer}</strong>
      {`, ${showSure(reading.probabilities[answer]!)} sure.${truth}`}
    </>
  );
};
