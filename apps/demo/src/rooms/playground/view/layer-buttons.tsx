import { MOST_HIDDEN } from "../playground-settings.js";
import { LimitedButton } from "./limited-button.js";
import type { NetworkLayout } from "./network-layout.js";

interface LayerButtonsProps {
  readonly layout: NetworkLayout;
  readonly sizes: readonly number[];
  readonly onResize: (hidden: readonly number[]) => void;
}

/** More and fewer units, above each hidden layer. */
export const LayerButtons = ({ layout, sizes, onResize }: LayerButtonsProps) => {
  const hidden = sizes.slice(1, -1);
  return (
    <>
      {hidden.map((size, i) => {
        const resize = (to: number) => onResize(hidden.map((other, at) => (at === i ? to : other)));
        return (
          <span
            key={i}
            class="layer-buttons"
            style={{
              left: `${layout.layers[i + 1]![0]!.x}px`,
              width: `${Math.min(layout.distance, 72)}px`,
              height: `${layout.head}px`,
            }}
          >
            <LimitedButton
              name={`Add a unit to layer ${i + 1}`}
              disabled={size >= MOST_HIDDEN.units}
              onClick={() => resize(size + 1)}
            >
              +
            </LimitedButton>
            <LimitedButton
              name={`Remove a unit of layer ${i + 1}`}
              disabled={size <= 1}
              onClick={() => resize(size - 1)}
            >
              −
            </LimitedButton>
          </span>
        );
      })}
    </>
  );
};
