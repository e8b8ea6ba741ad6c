import "./field.css";

interface SwitchProps {
  readonly name: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A checkbox. */
export const Switch = ({ name, on, onChange }: SwitchProps) => (
  <label class="switch">
    <input type="checkbox" checked={on} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
    {name}
  </label>
);
