import { expectArgument, expectString } from "../expect/expect.js";
import type { Description, DescriptionValue } from "./description.js";

/** What may change while a training goes on, which tells no parts apart. */
const SETTINGS = "settings";

/** Where two descriptions differ, and what either has there. */
export interface Difference {
  /** `sequential › 1 leakyRelu` */
  readonly place: string;
  /** `slope 0.2` */
  readonly own: string;
  readonly other: string;
}

/**
 * The first difference between the description of a part and what comes from outside, apart from settings; undefined if there
 * is none.
 *
 * @param part what the whole is called: "the model"
 */
export const firstDifference = (own: Description, other: unknown, part: string): Difference | undefined => {
  const described = isObject(own) && typeof own.type === "string";
  expectArgument(described, { place: "firstDifference(own)", expected: "a description", received: own });
  expectString("firstDifference(part)", part);
  return betweenParts(own, other, part, own.type);
};

const betweenParts = (own: Description, other: unknown, place: string, inside: string): Difference | undefined => {
  if (own === other) return undefined;
  if (!isObject(other) || titleOf(own) !== titleOf(other)) return { place, own: titleOf(own), other: titleOf(other) };
  for (const option of new Set([...Object.keys(own), ...Object.keys(other)])) {
    if (option === SETTINGS) continue;
    const difference = betweenOptions(option, own[option], Reflect.get(other, option), inside);
    if (difference !== undefined) return difference;
  }
  return undefined;
};

const betweenOptions = (
  option: string,
  own: DescriptionValue | undefined,
  other: unknown,
  place: string,
): Difference | undefined => {
  if (isPart(own)) return betweenParts(own, other, place, `${place} › ${own.type}`);
  if (isList(own) && Array.isArray(other)) {
    if (own.length !== other.length) return { place, own: counted(own, option), other: counted(other, option) };
    for (const [i, value] of own.entries()) {
      const within = `${place} › ${i}`;
      const difference = isPart(value)
        ? betweenParts(value, other[i], within, `${within} ${value.type}`)
        : betweenOptions(option, value, other[i], place);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  return own === other ? undefined : { place, own: optionText(option, own), other: optionText(option, other) };
};

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isList = (value: unknown): value is readonly DescriptionValue[] => Array.isArray(value);
const isPart = (value: DescriptionValue | undefined): value is Description => isObject(value) && !isList(value);

/** What a part is: its type, or the name of one that does not describe itself. */
const titleOf = (part: unknown): string => {
  if (!isObject(part)) return "nothing";
  const { type, name } = part as Partial<Description>;
  return shown(type === "own" ? name : type);
};

const optionText = (option: string, value: unknown): string =>
  value === undefined ? `no ${shown(option)}` : `${shown(option)} ${shown(value)}`;

const counted = ({ length }: readonly unknown[], options: string): string =>
  `${length} ${length === 1 ? options.replace(/s$/, "") : options}`;

/** What comes from a file may be of any kind and length. */
const shown = (value: unknown): string => {
  if (Array.isArray(value)) {
    return value.length < 10 && !value.some(isObject) ? `[${value.map(shown).join(", ")}]` : "a list";
  }
  return isObject(value) || value === undefined ? "something else" : String(value).slice(0, 60);
};
