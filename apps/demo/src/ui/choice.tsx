import "./field.css";
import { useId } from "preact/hooks";
import { usePart } from "./parts.js";

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly value: T;
  /** The choices and their names. */
  readonly options: Readonly<Record<T, string>>;
  readonly onChange: (value: T) => void;
}

/** A choice of a few options. */
export const Choice = <T extends string>({ name, value, options, onChange }: ChoiceProps<T>) => {
  const id = useId();
  const { shown } = usePart(name);
  if (!shown) return null;
  const names = Object.keys(options) as T[];
  return (
    <div class="field">
      <label class="field-name" for={id}>
        {name}
      </label>
      <select id={id} value={value} onChange={({ currentTarget }) => onChange(names[currentTarget.selectedIndex]!)}>
        {names.map((option) => (
          <option key={option} value={option}>
            {options[option]}
          </option>
        ))}
      </select>
    </div>
  );
};
