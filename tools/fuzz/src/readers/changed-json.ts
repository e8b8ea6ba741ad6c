import type { RandomStream } from "@gd/tensor";
import { pick } from "../pick.ts";

/** Values that stand where others are expected, as they are written. */
const VALUES = [
  ...["null", "true", "0", "-1", "0.5", "1e999", "-0", "9007199254740993", "4294967296", '""', '"NaN"', '"text"'],
  ...["[]", "{}", "[null]", "[[]]", '{"length":-1}', '{"__proto__":{"step":1}}', "[1e308,1e308]"],
];

/** JSON with something else in one place: a value, a name, nothing, or what is no JSON. */
export const changedJson = (text: string, random: RandomStream): string => {
  const tokens: readonly string[] = text.match(/"[^"]*"|[-+.\w]+|[[\]{}:,]/g) ?? [];
  if (tokens.length === 0) return pick(VALUES, random);
  const place = random.integer(tokens.length);
  switch (random.integer(9)) {
    case 0:
      return tokens.toSpliced(place, 1).join("");
    case 1:
      return tokens.toSpliced(place, 0, pick(tokens, random)).join("");
    case 2:
      return pick(VALUES, random);
    case 3:
      return `${"[".repeat(random.integer(50_000))}${text}`;
    case 4:
      return tokens.with(place, pick(tokens, random)).join("");
    case 5:
      return tokens.with(place, `"${"x".repeat(random.integer(5000))}"`).join("");
    default:
      return withValue(tokens, random);
  }
};

/** One of the values, rather than a name or a bracket, is another. */
const withValue = (tokens: readonly string[], random: RandomStream): string => {
  const values = tokens.flatMap((token, i) => (/^["\w-]/.test(token) && tokens[i + 1] !== ":" ? [i] : []));
  if (values.length === 0) return pick(VALUES, random);
  return tokens.with(pick(values, random), pick(VALUES, random)).join("");
};
