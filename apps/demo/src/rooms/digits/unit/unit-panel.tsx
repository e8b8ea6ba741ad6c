import "./unit-panel.css";
import { largestIndex, showNumber } from "@gd/experiments";
import { NumberField } from "../../../ui/number-field.js";
import { Panel } from "../../../ui/panel.js";
import { DigitCanvas } from "../digit-canvas.js";
import type { Reading } from "../digits-picture.js";
import type { OpenedUnit } from "./open-unit.js";
import { WeightCanvas } from "./weight-canvas.js";

interface UnitPanelProps {
  readonly reading: Reading | undefined;
  /** How many units the first layer has, once that is known. */
  readonly units: number | undefined;
  /** Counted from 1; 0 for none. */
  readonly unit: number;
  readonly onUnit: (unit: number) => void;
}

/** A unit of the first layer: its weights times the image, their sum, and what it says of each digit. */
export const UnitPanel = ({ reading, units, unit, onUnit }: UnitPanelProps) => (
  <Panel title="A unit, opened">
    <div class="fields">
      <NumberField
        name={`Unit of the first layer${units === undefined ? "" : `, 1 to ${units}`}`}
        value={unit}
        show={(unit) => (unit === 0 ? "" : String(unit))}
        refuse={(unit) =>
          Number.isInteger(unit) && unit >= 1 && unit <= (units ?? 1)
            ? undefined
            : `Choose a whole number from 1 to ${units ?? 1}.`
        }
        onChange={onUnit}
      />
      {reading === undefined ? (
        <p class="quiet">Draw something or choose a test image first.</p>
      ) : reading.opened === undefined ? (
        <p class="quiet">Choose a unit to see what it does with this image.</p>
      ) : (
        <Opened pixels={reading.pixels} opened={reading.opened} />
      )}
    </div>
  </Panel>
);

const Opened = ({ pixels, opened }: { readonly pixels: Uint8Array; readonly opened: OpenedUnit }) => {
  const { weights, products, total, bias, output, onward } = opened;
  const sum = total + bias;
  return (
    <>
      <div class="unit-pictures">
        <figure>
          <DigitCanvas pixels={pixels} />
          <figcaption>the image</figcaption>
        </figure>
        <span aria-hidden="true">×</span>
        <figure>
          <WeightCanvas picture={weights} />
          <figcaption>its weights</figcaption>
        </figure>
        <span aria-hidden="true">=</span>
        <figure>
          <WeightCanvas picture={products} />
          <figcaption>both multiplied</figcaption>
        </figure>
      </div>
      <p>
        All {products.pixels.length} products add up to <span class="number">{showNumber(total, 4)}</span>; with the
        bias of <span class="number">{showNumber(bias, 3)}</span> the sum is{" "}
        <span class="number">{showNumber(sum, 4)}</span>, and the unit passes on{" "}
        <span class="number">{showNumber(output, 4)}</span>
        {output === 0 ? ": it is off for this image." : "."}
      </p>
      {onward !== undefined && <Onward onward={onward} />}
    </>
  );
};

/** What a unit adds to the sum of each digit, to the right or to the left of a line. */
const Onward = ({ onward }: { readonly onward: readonly number[] }) => {
  const most = Math.max(...onward.map(Math.abs));
  return (
    <>
      <ol class="unit-onward" aria-label="What the unit adds to the sum of each digit">
        {onward.map((value, digit) => (
          <li key={digit}>
            <span class="number">{digit}</span>
            <i aria-hidden="true">
              <b
                class={value < 0 ? "against" : "for"}
                style={{ width: `${most === 0 ? 0 : (50 * Math.abs(value)) / most}%` }}
              />
            </i>
            <span class="number">{showNumber(value, 3)}</span>
          </li>
        ))}
      </ol>
      {most > 0 && <p class="quiet small">Here it speaks most for {largestIndex(onward)}.</p>}
    </>
  );
};
