import "./unit-panel.css";
import { NumberField } from "../../../ui/number-field.js";
import { Panel } from "../../../ui/panel.js";
import { Slider } from "../../../ui/slider.js";
import type { EditedNumber } from "../network/with-number.js";
import { type PlaygroundPicture, UNIT_EDGE } from "../playground-picture.js";
import { chosen, chosenIn } from "./chosen.js";
import { showWeight } from "./show-weight.js";
import { UnitCanvas } from "./unit-canvas.js";
import { sourceName, unitName } from "./unit-name.js";

interface UnitPanelProps {
  readonly picture: PlaygroundPicture;
  /** Called before a number is edited, so that it does not move meanwhile. */
  readonly onBegin: () => void;
  readonly onEdit: (edited: EditedNumber) => void;
}

/** The unit that is looked at: its picture, and every weight into it to be changed. */
export const UnitPanel = ({ picture, onBegin, onEdit }: UnitPanelProps) => {
  const { sizes, layers } = picture;
  const { layer, to, from } = chosenIn(sizes);
  const { weights, biases, outputs, largest } = layers[layer]!;
  const numbers = [
    { name: "bias", from: undefined, value: biases[to]! },
    ...Array.from({ length: sizes[layer]! }, (_, i) => ({
      name: `weight of ${sourceName(layer, i)}`,
      from: i,
      value: weights[i * sizes[layer + 1]! + to]!,
    })),
  ];
  const edit = (of: number | undefined) => (value: number) => onEdit({ layer, from: of, to, value });
  const selected = numbers.find((number) => number.from === from)!;
  return (
    <Panel
      title={unitName(sizes, layer, to)}
      aside={<span class="quiet small">Press another unit to look at it.</span>}
    >
      <div class="unit-panel">
        <figure>
          <UnitCanvas outputs={outputs.subarray(to * UNIT_EDGE ** 2, (to + 1) * UNIT_EDGE ** 2)} />
          <figcaption class="small quiet">
            What it puts out over the plane, {outputRange(largest[to]!)}. Blue is above 0, orange with stripes below.
          </figcaption>
        </figure>
        <div class="fields" onFocusIn={onBegin}>
          <Slider
            name={`Change its ${selected.name}`}
            value={Math.max(-RANGE, Math.min(RANGE, selected.value))}
            range={[-RANGE, RANGE]}
            step={0.05}
            show={() => showWeight(selected.value)}
            onChange={edit(selected.from)}
          />
          <div class="unit-numbers">
            {numbers.map(({ name, from: source, value }) => (
              <div
                key={`${layer} ${to} ${name}`}
                class={source === from ? "selected" : ""}
                onFocusIn={() => {
                  chosen.value = { layer, to, from: source };
                }}
              >
                <NumberField
                  name={name}
                  value={value}
                  show={showWeight}
                  refuse={(number) =>
                    Math.abs(number) <= MOST ? undefined : `A number from −${MOST} to ${MOST} is expected.`
                  }
                  onChange={edit(source)}
                />
              </div>
            ))}
          </div>
        </div>
      </div>
    </Panel>
  );
};

const RANGE = 5;
const MOST = 1000;

const outputRange = (largest: number): string =>
  largest === 0 ? "0 everywhere" : `at most ${showWeight(largest)} away from 0`;
