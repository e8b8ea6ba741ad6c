import "./field.css";
import { useEffect, useId, useState } from "preact/hooks";

interface NumberFieldProps {
  readonly name: string;
  readonly value: number;
  readonly range: readonly [least: number, most: number];
  readonly whole?: boolean;
  readonly onChange: (value: number) => void;
}

/** A number that is typed. What is none, or outside of the range, is said and not taken over. */
export const NumberField = ({ name, value, range: [least, most], whole = false, onChange }: NumberFieldProps) => {
  const id = useId();
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const fits = (text: string): boolean => {
    const number = Number(text);
    return text.trim() !== "" && number >= least && number <= most && (!whole || Number.isInteger(number));
  };
  const wrong = !fits(text);
  return (
    <div class="field">
      <label class="field-name" for={id}>
        {name}
      </label>
      <input
        id={id}
        type="text"
        inputMode={whole ? "numeric" : "decimal"}
        autocomplete="off"
        value={text}
        aria-invalid={wrong}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onInput={({ currentTarget: { value: typed } }) => {
          setText(typed);
          if (fits(typed)) onChange(Number(typed));
        }}
      />
      {wrong && (
        <p class="field-wrong" id={`${id}-wrong`} role="alert">
          A {whole ? "whole number" : "number"} from {least} to {most}.
        </p>
      )}
    </div>
  );
};
