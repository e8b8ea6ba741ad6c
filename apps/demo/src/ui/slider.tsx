import "./field.css";
import { useId } from "preact/hooks";

interface SliderProps {
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** From the least to the most. */
  readonly range: readonly [least: number, most: number];
  /** `log` goes through powers of ten, evenly; its least must be above 0. */
  readonly scale?: "linear" | "log";
  /** Of the value, in steps of the slider; on a log scale of its logarithm. */
  readonly step?: number;
  readonly show?: (value: number) => string;
  readonly disabled?: boolean;
}

/** A number that is chosen along a line. Its value stands beside its name. */
export const Slider = ({
  name,
  value,
  onChange,
  range,
  scale = "linear",
  step,
  show = String,
  disabled,
}: SliderProps) => {
  const id = useId();
  const log = scale === "log";
  const [least, most] = log ? range.map(Math.log10) : range;
  const text = show(value);
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
        step={step ?? (log ? 0.05 : "any")}
        value={log ? Math.log10(value) : value}
        aria-valuetext={text}
        disabled={disabled}
        onInput={({ currentTarget: { valueAsNumber } }) =>
          onChange(log ? Number((10 ** valueAsNumber).toPrecision(3)) : valueAsNumber)
        }
      />
    </div>
  );
};
