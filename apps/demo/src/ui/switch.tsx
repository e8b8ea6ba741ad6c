import "./field.css";
import { usePart } from "./parts.js";

interface SwitchProps {
  readonly name: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A checkbox. */
export const Switch = ({ name, on, onChange }: SwitchProps) => {
  const { shown } = usePart(name);
  if (!shown) return null;
  return (
    <label class="switch">
      <input type="checkbox" checked={on} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
      {name}
    </label>
  );
};
