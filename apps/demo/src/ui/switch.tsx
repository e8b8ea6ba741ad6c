import "./field.css";

interface SwitchProps {
  readonly name: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Something that is so or not. */
export const Switch = ({ name, on, onChange }: SwitchProps) => (
  <label class="switch">
    <input type="checkbox" checked={on} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />
    {name}
  </label>
);
