import "./field.css";
import { useId } from "preact/hooks";
import { usePart } from "./parts.js";
import { useTouchSlider } from "./touch-slider.js";

interface SliderProps {
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** The lowest and the highest value. */
  readonly range: readonly [least: number, most: number];
  /** `log` is even in powers of ten; its lowest value must be above 0. */
  readonly scale?: "linear" | "log";
  /** The step of the value or, on a log scale, roughly of its logarithm: both ends can be reached. */
  readonly step?: number;
  /** Only whole numbers. The arrow keys reach each of them. */
  readonly whole?: boolean;
  readonly show?: (value: number) => string;
  readonly disabled?: boolean;
}

/** A slider for a number, with its value beside its name. */
export const Slider = ({
  name,
  value,
  onChange,
  range,
  scale = "linear",
  step,
  whole = false,
  show = String,
  disabled,
}: SliderProps) => {
  const id = useId();
  const { shown } = usePart(name);
  const log = scale === "log";
  const [least, most] = log ? [Math.log10(range[0]), Math.log10(range[1])] : range;
  const text = show(value);
  const position = log ? Math.log10(value) : value;
  const choose = (chosen: number): void => {
    const at = log ? Number((10 ** chosen).toPrecision(3)) : chosen;
    // A step on a log scale is less than 1 for small numbers.
    const near = Math.round(at) === value ? value + Math.sign(chosen - position) : Math.round(at);
    onChange(whole ? Math.min(range[1], Math.max(range[0], near)) : at);
  };
  const input = useTouchSlider(position, choose);
  if (!shown) return null;
  return (
    <div class="field">
      <span class="field-name">
        <label for={id}>{name}</label>
        <output for={id}>{text}</output>
      </span>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={log ? evenStep(most - least, step ?? 0.05) : (step ?? (whole ? 1 : "any"))}
        value={position}
        aria-valuetext={text}
        disabled={disabled}
        {...input}
      />
    </div>
  );
};

/** The step nearest to a wanted one that divides a length evenly. */
const evenStep = (length: number, wanted: number): number => length / Math.max(1, Math.round(length / wanted));
