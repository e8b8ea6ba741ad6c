import { showNumber, showPercent } from "@gd/experiments";
import { useState } from "preact/hooks";
import { Button } from "../../ui/button.js";
import { Choice } from "../../ui/choice.js";
import { Panel } from "../../ui/panel.js";
import { Slider } from "../../ui/slider.js";
import { Switch } from "../../ui/switch.js";
import { TextField } from "../../ui/text-field.js";
import type { Cell, FieldOfColumn, TrainedOnTable } from "./table-messages.js";
import { actual, answer, askAbout, row, showHeld } from "./table-state.js";

/** Fields shown, at most. */
const MOST_FIELDS = 100;

/** One row to try: what the network says of it, and a field for each column. */
export const TryPanel = ({ trained }: { readonly trained: TrainedOnTable }) => {
  const [held, setHeld] = useState(0);
  const { fields } = trained;
  const another = (): void => {
    const next = (held + 1) % trained.held.length;
    setHeld(next);
    showHeld(next);
  };
  return (
    <Panel title="Try a row" aside={<Button onClick={another}>Another held-out row</Button>}>
      <div class="try-row">
        <Answer trained={trained} />
        <div class="try-fields">
          {fields.slice(0, MOST_FIELDS).map((field) => (
            <Field
              key={field.name}
              field={field}
              value={row.value[field.name] ?? null}
              onChange={(cell) => askAbout({ ...row.peek(), [field.name]: cell })}
            />
          ))}
          {fields.length > MOST_FIELDS && (
            <p class="quiet small">
              {(fields.length - MOST_FIELDS).toLocaleString("en")} more columns stay as they are in this row.
            </p>
          )}
        </div>
      </div>
    </Panel>
  );
};

/** Classes shown, at most. */
const MOST_BARS = 8;

const Answer = ({ trained: { target } }: { readonly trained: TrainedOnTable }) => {
  const said = answer.value;
  if (said === undefined) return <p class="quiet">…</p>;
  const truth = actual.value === undefined ? "" : ` It is ${actual.value}: a row that was held out.`;
  if (said.value !== undefined) {
    return (
      <p role="status">
        {target.column}: <strong class="number">{showNumber(said.value, 5)}</strong>.{truth}
      </p>
    );
  }
  if (said.probabilities === undefined) return null;
  const bars = Object.entries(said.probabilities)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, MOST_BARS);
  return (
    <div>
      <p role="status">
        {target.column}: <strong>{said.class}</strong>.{truth}
      </p>
      <ul class="bars">
        {bars.map(([name, probability]) => (
          <li key={name} style={{ "--share": String(probability) }}>
            <span>{name}</span>
            <span class="number">{showPercent(probability, 1)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};

interface FieldProps {
  readonly field: FieldOfColumn;
  /** null is missing. */
  readonly value: Cell;
  readonly onChange: (value: Cell) => void;
}

const Field = ({ field, value, onChange }: FieldProps) => {
  switch (field.kind) {
    case "number": {
      const { name, least, most, whole } = field;
      const step = whole ? Math.max(1, Math.round((most - least) / 1000)) : (most - least) / 1000;
      return (
        <Slider
          name={name}
          value={typeof value === "number" ? value : (least + most) / 2}
          range={[least, most]}
          step={step}
          show={(number) => (value === null ? "missing" : showNumber(number, 5))}
          onChange={onChange}
        />
      );
    }
    case "choice": {
      const places = Object.fromEntries(field.choices.map((choice, i) => [`choice ${i}`, choice]));
      const options: Readonly<Record<string, string>> = { ...places, missing: "missing" };
      const place = field.choices.indexOf(String(value));
      return (
        <Choice
          name={field.name}
          value={place < 0 ? "missing" : `choice ${place}`}
          options={options}
          onChange={(chosen) => onChange(places[chosen] ?? null)}
        />
      );
    }
    case "boolean":
      return <Switch name={field.name} on={value === true} onChange={onChange} />;
    default:
      return (
        <TextField
          name={field.name}
          value={value === null ? "" : String(value)}
          onChange={(text) => onChange(text === "" ? null : text)}
        />
      );
  }
};
