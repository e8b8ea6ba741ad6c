import "./field.css";
import { useId } from "preact/hooks";
import { usePart } from "./parts.js";
import { type NumberInput, useNumberDraft } from "./use-number-draft.js";

interface NumberFieldProps extends NumberInput {
  readonly name: string;
  /** Its name in links that leave parts out. Default: made of its name. */
  readonly part?: string;
}

/** A field for a number. Anything else gets a sentence below the field, and the last good number stays. */
export const NumberField = ({ name, part, ...input }: NumberFieldProps) => {
  const id = useId();
  const { text, problem, ...listeners } = useNumberDraft(input);
  const { shown } = usePart(name, part);
  if (!shown) return null;
  return (
    <div class="field">
      <label class="field-name" for={id}>
        {name}
      </label>
      <input
        id={id}
        class="number"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={text}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        {...listeners}
      />
      {problem && (
        <p class="field-problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
};
