import { MOST_HIDDEN } from "../playground-settings.js";
import { LimitedButton } from "./limited-button.js";

interface DepthButtonsProps {
  readonly sizes: readonly number[];
  readonly onResize: (hidden: readonly number[]) => void;
}

/** More and fewer hidden layers. */
export const DepthButtons = ({ sizes, onResize }: DepthButtonsProps) => {
  const hidden = sizes.slice(1, -1);
  return (
    <span class="depth-buttons">
      <LimitedButton
        name="Remove the last hidden layer"
        disabled={hidden.length === 0}
        onClick={() => onResize(hidden.slice(0, -1))}
      >
        −
      </LimitedButton>
      <span>
        {hidden.length} hidden layer{hidden.length === 1 ? "" : "s"}
      </span>
      <LimitedButton
        name="Add a hidden layer"
        disabled={hidden.length >= MOST_HIDDEN.layers}
        onClick={() => onResize([...hidden, hidden.at(-1) ?? 4])}
      >
        +
      </LimitedButton>
    </span>
  );
};
