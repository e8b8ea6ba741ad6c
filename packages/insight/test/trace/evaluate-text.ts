import { erf, exp, log, sigmoid, tanh } from "@gd/tensor";
import { type Interval, intervals, ofPrinted } from "./interval.js";

/** The value of a formula as it is printed, from the numbers that are printed in it and those of its symbols. */
export const evaluateText = (
  text: string,
  {
    digits,
    symbol,
    rest,
  }: {
    readonly digits: number;
    readonly symbol: (name: string) => Interval;
    readonly rest?: () => Interval;
  },
): Interval => {
  const tokens = tokensOf(text);
  let next = 0;
  const take = (token: string): void => {
    if (tokens[next++] !== token) throw new Error(`${text}: ${token} expected, not ${tokens[next - 1]}`);
  };
  const sum = (): Interval => {
    let value = product();
    while (tokens[next] === "+" || tokens[next] === "−") {
      const sign = tokens[next++];
      value = sign === "+" ? intervals.add(value, product()) : intervals.subtract(value, product());
    }
    return value;
  };
  const product = (): Interval => {
    let value = power();
    while (tokens[next] === "·" || tokens[next] === "/") {
      const sign = tokens[next++];
      value = sign === "·" ? intervals.multiply(value, power()) : intervals.divide(value, power());
    }
    return value;
  };
  const power = (): Interval => {
    if (tokens[next] === "−") {
      next++;
      return intervals.negate(power());
    }
    let value = atom();
    while (tokens[next] === "²") {
      next++;
      value = intervals.square(value);
    }
    return value;
  };
  const list = (): readonly Interval[] => {
    take("(");
    const values = [sum()];
    while (tokens[next] === ",") {
      next++;
      values.push(sum());
    }
    take(")");
    return values;
  };
  const atom = (): Interval => {
    const token = tokens[next++] ?? "the end";
    if (token === "(") {
      next--;
      return list()[0]!;
    }
    if (token === "⟨") {
      if (tokens[next + 1] === "more") {
        next += 2;
        take("⟩");
        return rest!();
      }
      const value = sum();
      take("⟩");
      return value;
    }
    if (/^\d/.test(token)) return ofPrinted(token, digits);
    if (tokens[next] === "(") return call(token, list());
    return symbol(token);
  };
  const value = sum();
  if (next < tokens.length) throw new Error(`${text}: ${tokens.slice(next).join(" ")} is too much`);
  return value;
};

/** Of a square that is 0 an interval may begin a little below. */
const root = (x: number): number => Math.sqrt(x < 0 && x > -1e-290 ? 0 : x);

const call = (name: string, operands: readonly Interval[]): Interval => {
  const [a] = operands as [Interval];
  const growing: Readonly<Record<string, (x: number) => number>> = { exp, log, tanh, erf, σ: sigmoid, "√": root };
  if (name === "max") return intervals.max(operands);
  if (name === "abs") return intervals.absolute(a);
  const f = growing[name];
  if (f === undefined) throw new Error(`${name} is no function`);
  return intervals.growing(a, f);
};

const TOKEN =
  /\s*((?:∂L\/∂|Δ|∇)?[\p{L}][\p{L}\p{M}]*[\d.]*′*(?:\|[\p{L}\p{M}\d.]+)?(?:\[[^[\]]*(?:\[[^\]]*\])?\])?|\d[\d.]*(?:e[−+]?\d+)?|[-+−·/²(),⟨⟩√])/uy;

const tokensOf = (text: string): readonly string[] => {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`${text}: what is ${text.slice(at, at + 20)}?`);
    tokens.push(match[1]!);
  }
  return tokens;
};
