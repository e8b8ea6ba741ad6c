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
  /** Of the value, in steps of the slider; on a log scale of its logarithm, about, so that both ends can be reached. */
  readonly step?: number;
  /** Only whole numbers; each of them can be reached with the keys. */
  readonly whole?: boolean;
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
  whole = false,
  show = String,
  disabled,
}: SliderProps) => {
  const id = useId();
  const log = scale === "log";
  const [least, most] = log ? [Math.log10(range[0]), Math.log10(range[1])] : range;
  const text = show(value);
  const position = log ? Math.log10(value) : value;
  const choose = (chosen: number): void => {
    const at = log ? Number((10 ** chosen).toPrecision(3)) : chosen;
    // Between small numbers a step on a log scale is less than one.
    const near = Math.round(at) === value ? value + Math.sign(chosen - position) : Math.round(at);
    onChange(whole ? Math.min(range[1], Math.max(range[0], near)) : at);
  };
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
        onInput={({ currentTarget: { valueAsNumber } }) => choose(valueAsNumber)}
      />
    </div>
  );
};

/** The step nearest to a wanted one that divides a length evenly. */
const evenStep = (length: number, wanted: number): number => length / Math.max(1, Math.round(length / wanted));
