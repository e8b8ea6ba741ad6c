import "./field.css";
import { useId } from "preact/hooks";

interface TextFieldProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** A field for a text. */
export const TextField = ({ name, value, onChange }: TextFieldProps) => {
  const id = useId();
  return (
    <div class="field">
      <label class="field-name" for={id}>
        {name}
      </label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  );
};
