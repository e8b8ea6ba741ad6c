import { quoted } from "../table/table-error.js";
import type { Rules } from "./rules.js";

/** Whether 1,234.5 or 1.234,5 is a number; both may have spaces or apostrophes in place of the first mark. */
export type NumberStyle = "decimal-point" | "decimal-comma";

/** How the numbers of a column are written, with their unit if they have one: `"decimal-point %"`, `"decimal-comma €"`. */
export type WrittenStyle = NumberStyle | `${NumberStyle} ${string}`;

/** The style and the unit of such a text; undefined if it is none. */
export const parseWrittenStyle = (
  text: unknown,
): { readonly style: NumberStyle; readonly unit?: string } | undefined => {
  const groups = typeof text === "string" ? WRITTEN_STYLE.exec(text)?.groups : undefined;
  if (groups === undefined) return undefined;
  const { style, unit } = groups as { style: NumberStyle; unit?: string };
  return { style, ...(unit === undefined ? {} : { unit }) };
};

const CURRENCIES = "AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|HUF|INR|JPY|KRW|MXN|NOK|NZD|PLN|SEK|SGD|TRY|USD|ZAR|kr|zł";
const CURRENCY = `[A-Z]{0,3}\\p{Sc}|${CURRENCIES}`;
const WRITTEN_STYLE = /* @__PURE__ */ new RegExp(
  `^(?<style>decimal-(?:point|comma))(?: (?<unit>%|${CURRENCY}))?$`,
  "u",
);
/** One pattern for each style. */
const PATTERNS = /* @__PURE__ */ (() => {
  const currency = CURRENCY;
  const pattern = (groups: string, decimal: string): RegExp => {
    const grouped = String.raw`[1-9]\d{0,2}(?<group>[${groups}'’\u00a0\u202f])\d{3}(?:\k<group>\d{3})*`;
    const number = String.raw`(?<whole>${grouped}|0|[1-9]\d*)(?:[${decimal}](?<fraction>\d+))?`;
    return new RegExp(String.raw`^(?<sign>[+-]?)(?<before>${currency})?\s?${number}\s?(?<after>%|${currency})?$`, "u");
  };
  return { "decimal-point": pattern(",", "."), "decimal-comma": pattern(".", ",") } as const;
})();

/** The most digits that a number keeps. */
const MOST_DIGITS = 15;

interface WrittenNumber {
  readonly value: number;
  /** The currency, or %. */
  readonly unit: string;
}

/** The number that a text is, with marks between thousands, in percent or in a currency, or undefined. */
export const parseWritten = (text: string, style: NumberStyle): WrittenNumber | undefined => {
  const groups = PATTERNS[style].exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { sign, before = "", whole = "", fraction = "", after = "" } = groups;
  const digits = whole.replace(/\D/g, "");
  if (digits.length + fraction.length > MOST_DIGITS || (before !== "" && after !== "")) return undefined;
  return { value: Number(`${sign}${digits}.${fraction}0`), unit: before + after };
};

/** The number that a text of a style is; NaN if it is none. */
export const parseStyled = (text: string, style: NumberStyle): number => parseWritten(text, style)?.value ?? Number.NaN;

/** How numbers are written, as far as looking at all of them says. */
export interface FoundStyle {
  /** undefined if nothing says which: the texts stay what they are. */
  readonly style?: NumberStyle;
  /** That of all numbers: %, or a currency. */
  readonly unit?: string;
  /** A text that is another number in the other style, where all texts are numbers in both. */
  readonly unclear?: string;
  /** Completes a sentence about the column. */
  readonly note: string;
}

/**
 * How texts are written that are all numbers with marks between thousands, with another decimal mark than the file, or all in
 * percent or in the same currency; undefined if they are none.
 */
export const findNumberStyle = (name: string, texts: readonly string[], rules: Rules): FoundStyle | undefined => {
  const { decimal, decimalBy } = rules;
  const own: NumberStyle = decimal === "." ? "decimal-point" : "decimal-comma";
  const other: NumberStyle = decimal === "." ? "decimal-comma" : "decimal-point";
  const unitOf = (style: NumberStyle): string | undefined => {
    const unit = texts.length === 0 ? undefined : parseWritten(texts[0]!, style)?.unit;
    return texts.every((text) => parseWritten(text, style)?.unit === unit) ? unit : undefined;
  };
  const fitting = [own, other].filter((style) => unitOf(style) !== undefined);
  const [style] = fitting;
  if (style === undefined || (decimalBy === "option" && style !== own)) return undefined;
  const unit = unitOf(style)!;
  const found = { style, ...(unit === "" ? {} : { unit }) };
  const asOther = style === own ? other : own;
  const choose = (choice: NumberStyle): string => `columns: { ${quoted(name)}: "${choice}" }`;
  const unclear =
    fitting.length < 2 ? undefined : texts.find((text) => parseStyled(text, own) !== parseStyled(text, other));
  if (unclear !== undefined) {
    const [one, two] = [parseStyled(unclear, own), parseStyled(unclear, other)];
    if (decimalBy !== "nothing") {
      const note = `is read as numbers: ${unclear} is ${one}. With ${choose(asOther)}, it is ${two}.`;
      return { ...found, unclear, note };
    }
    return {
      note: `has ${unclear} and the like, which may be ${one} or ${two}: say which with ${choose(own)} or "${other}".`,
    };
  }
  const isTelling = (text: string): boolean => Number.isNaN(Number(text));
  const example =
    texts.find((text) => isTelling(text) && parseStyled(text, style) !== 0) ?? texts.find(isTelling) ?? texts[0]!;
  // Cells such as "1,2" of a file with commas between cells may be lists as well.
  const mayBeLists = decimalBy === "separator" && style === other && unit === "";
  if (mayBeLists) return { note: `has ${example} and the like: if these are numbers, say so with ${choose(style)}.` };
  return { ...found, note: `is read as numbers: ${example} is ${parseStyled(example, style)}.` };
};
