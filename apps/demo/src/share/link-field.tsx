import { useId } from "preact/hooks";

/** A text to take along, which a click selects as a whole. */
export const LinkField = ({ name, text }: { readonly name: string; readonly text: string }) => {
  const id = useId();
  return (
    <div class="field">
      <label class="field-name" for={id}>
        {name}
      </label>
      <textarea id={id} readOnly rows={3} value={text} onFocus={({ currentTarget }) => currentTarget.select()} />
    </div>
  );
};
