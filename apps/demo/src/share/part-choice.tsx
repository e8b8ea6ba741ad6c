import type { Part } from "../ui/parts.js";

interface PartChoiceProps {
  readonly legend: string;
  readonly parts: readonly Part[];
  readonly isOn: (name: string) => boolean;
  readonly onChange: (name: string, on: boolean) => void;
}

/** A checkbox for each part, those in a panel below it. */
export const PartChoice = ({ legend, parts, isOn, onChange }: PartChoiceProps) => (
  <fieldset class="part-choice">
    <legend>{legend}</legend>
    {parts.map(({ name, title, panel }) => (
      <label key={name} class={`switch ${panel === undefined ? "" : "inner"}`}>
        <input
          type="checkbox"
          checked={isOn(name)}
          onChange={({ currentTarget }) => onChange(name, currentTarget.checked)}
        />
        {title}
      </label>
    ))}
  </fieldset>
);
