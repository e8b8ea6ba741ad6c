import { Panel } from "../../ui/panel.js";
import { DigitCanvas } from "./digit-canvas.js";
import type { Judged } from "./digits-picture.js";
import { showCount, showPercent } from "./show-numbers.js";

interface WrongDigitsProps {
  readonly judged: Judged | undefined;
  /** Shows a test image, counted from 1. */
  readonly onImage: (image: number) => void;
}

/** The test images with the most confident wrong answers. */
export const WrongDigits = ({ judged, onImage }: WrongDigitsProps) => (
  <Panel
    title="Most confident mistakes"
    name="mistakes"
    aside={
      judged && (
        <span class="quiet small">
          {showCount(judged.images * (1 - judged.accuracy))} of {showCount(judged.images)} test images are answered
          wrong
        </span>
      )
    }
  >
    <ul class="wrong-digits">
      {judged?.wrong.map(({ place, pixels, answer, truth, probability }) => (
        <li key={place}>
          <button type="button" onClick={() => onImage(place + 1)}>
            <DigitCanvas pixels={pixels} />
            <span>
              <span class="visually-hidden">Test image {place + 1}, read as </span>
              <strong>{answer}</strong> <span class="quiet">{showPercent(probability)}</span>
            </span>
            <span class="quiet">is {truth}</span>
          </button>
        </li>
      ))}
    </ul>
    {judged?.wrong.length === 0 && (
      <p>
        {judged.accuracy === 1
          ? "None: every test image is answered right."
          : "There are no answers: the network's sums overflow."}
      </p>
    )}
  </Panel>
);
