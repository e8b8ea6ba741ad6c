import { evaluateText } from "./evaluate-text.js";
import { type Interval, ofPrinted } from "./interval.js";

/** An equation as it is printed: `z1[1]`, and the formula with names, with numbers, and the result. */
export interface PrintedEquation {
  readonly left: string;
  readonly right: readonly string[];
  /** What decided about the formula. */
  readonly because: readonly { readonly what: string; readonly value: string; readonly says: string }[];
}

/** A derivation as it is printed: the numbers that come in, and equations, in order. */
export interface PrintedDerivation {
  readonly given: ReadonlyMap<string, string>;
  readonly equations: readonly PrintedEquation[];
}

/** Sentences about what cannot be recomputed from what is printed; none if all can. */
export const complaintsAbout = ({ given, equations }: PrintedDerivation, digits: number): readonly string[] => {
  const known = new Map(given);
  for (const { left, right } of equations) known.set(left, right.at(-1)!);
  const complaints: string[] = [];
  const symbol = (name: string): Interval => {
    const text = known.get(name);
    if (text === undefined) {
      complaints.push(`${name} is not printed`);
      return { from: Number.NaN, to: Number.NaN };
    }
    return ofPrinted(text, digits);
  };
  for (const { left, right, because } of equations) {
    for (const { what, value, says } of because) {
      const [computed, printed] = [evaluateText(what, { digits, symbol }), ofPrinted(value, digits)];
      const fits = computed.from <= printed.to && printed.from <= computed.to;
      const follows = says === "> 0" ? printed.to > 0 : says === "≤ 0" ? printed.from <= 0 : true;
      if (!fits || !follows) complaints.push(`${left}, because ${what} = ${value} ${says}`);
    }
    const result = ofPrinted(right.at(-1)!, digits);
    const numbers = right
      .slice(0, -1)
      .filter((form) => !/[\p{L}∂]/u.test(form.replace(FUNCTIONS, "").replace(EXPONENT, "$1")));
    const rests = [...(numbers[0] ?? "").matchAll(/⟨([^⟩]*)⟩/g)].map(([, value]) => value!);
    for (const form of right.slice(0, -1)) {
      let taken = 0;
      const rest = (): Interval => evaluateText(rests[taken++]!, { digits, symbol });
      const value = evaluateText(form, { digits, symbol, rest });
      const fits = value.from <= result.to && result.from <= value.to;
      if (!fits) complaints.push(`${left} = ${form} = ${right.at(-1)}: it is from ${value.from} to ${value.to}`);
    }
  }
  return complaints;
};

const FUNCTIONS = /\b(?:exp|log|log1p|tanh|erf|max|abs)\b|σ/g;
const EXPONENT = /(\d)e/g;
