import { useEffect, useState } from "preact/hooks";
import { parseNumber } from "./parse-number.js";

export interface NumberInput {
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** A sentence on a number that is not acceptable. */
  readonly refuse?: (value: number) => string | undefined;
  /** How the number is shown while nobody is typing. Default: with all its digits. */
  readonly show?: (value: number) => string;
}

/** The text in a field while the visitor types a number, and what is wrong with it. Only good numbers are passed on. */
export const useNumberDraft = ({ value, onChange, refuse, show = String }: NumberInput) => {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const read = (text: string): number | string => {
    const number = parseNumber(text);
    return typeof number === "string" ? number : (refuse?.(number) ?? number);
  };
  const [focused, setFocused] = useState(false);
  const now = draft === undefined ? value : read(draft);
  // If the value has been changed elsewhere, what was being typed is out of date.
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
