import "./field.css";
import { useId } from "preact/hooks";

interface NumberFieldProps {
  readonly name: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly range: readonly [least: number, most: number];
}

/** A whole number that is typed, such as a seed. What is none, or out of range, changes nothing. */
export const NumberField = ({ name, value, onChange, range: [least, most] }: NumberFieldProps) => {
  const id = useId();
  return (
    <div class="field">
      <label class="field-name" for={id}>
        {name}
      </label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={least}
        max={most}
        step={1}
        value={value}
        onInput={({ currentTarget: { valueAsNumber } }) => {
          if (Number.isInteger(valueAsNumber) && valueAsNumber >= least && valueAsNumber <= most)
            onChange(valueAsNumber);
        }}
        onBlur={({ currentTarget }) => {
          currentTarget.value = String(value);
        }}
      />
    </div>
  );
};
