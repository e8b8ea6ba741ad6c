import { useEffect, useState } from "preact/hooks";
import { parseNumber } from "./parse-number.js";

export interface NumberInput {
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** A sentence on a number that cannot be taken. */
  readonly refuse?: (value: number) => string | undefined;
  /** How the number is shown where nobody is writing; with all of its digits unless said otherwise. */
  readonly show?: (value: number) => string;
}

/** What stands in a field while someone writes a number, and what is wrong with it. Only good numbers are passed on. */
export const useNumberDraft = ({ value, onChange, refuse, show = String }: NumberInput) => {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const read = (text: string): number | string => {
    const number = parseNumber(text);
    return typeof number === "string" ? number : (refuse?.(number) ?? number);
  };
  const [focused, setFocused] = useState(false);
  const now = draft === undefined ? value : read(draft);
  // The value has been changed elsewhere: what was being written is out of date.
  useEffect(() => {
    if (typeof now === "string" || now !== value) setDraft(undefined);
  }, [value]);
  return {
    text: draft ?? (focused ? String(value) : show(value)),
    problem: typeof now === "string" ? now : undefined,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void => {
      setDraft(currentTarget.value);
      const number = read(currentTarget.value);
      if (typeof number === "number" && number !== value) onChange(number);
    },
    onFocus: (): void => setFocused(true),
    onBlur: (): void => {
      setFocused(false);
      if (typeof now === "number") setDraft(undefined);
    },
  };
};
