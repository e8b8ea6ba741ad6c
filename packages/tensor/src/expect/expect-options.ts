import { ArgumentError } from "./argument-error.js";
import { expectStrings } from "./expect.js";
import { nearestName } from "./nearest-name.js";

/** The names of all options, also of those that only some members of a union have. */
export type OptionName<Options> = Options extends unknown ? keyof Options & string : never;

/** A list that has the names of all options; else the compiler names one that is missing. */
export type AllOptionNames<Options, Names extends readonly string[]> = [OptionName<Options>] extends [Names[number]]
  ? unknown
  : readonly [`missing: ${Exclude<OptionName<Options>, Names[number]>}`];

/**
 * Returns the options of a function, or throws an ArgumentError unless they are an object without unknown names: a
 * misspelt option would otherwise be ignored. The compiler checks that the list has all names.
 *
 *   const { learningRate, momentum } = expectOptions("momentum", options, ["learningRate", "momentum"])
 */
export const expectOptions = <Options extends object, const Names extends readonly OptionName<Options>[]>(
  place: string,
  options: Options,
  names: Names & AllOptionNames<Options, Names>,
): Options => {
  expectStrings("expectOptions(names)", names);
  const known: readonly string[] = names;
  // Neither a list nor a Date, which have members of other names.
  if (Object.prototype.toString.call(options) !== "[object Object]") {
    const expected = `an object with ${listed(known)}`;
    // A single option is easily passed by itself.
    const advice = known.length === 1 && options !== undefined ? `Pass { ${known[0]}: … }.` : undefined;
    throw new ArgumentError({ place: `${place}(options)`, expected, received: options, advice });
  }
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const nearest = nearestName(name, known);
    const advice = nearest === undefined ? undefined : `Did you mean ${nearest}?`;
    throw new ArgumentError({
      place: `${place}(options)`,
      expected: `no option but ${listed(known)}`,
      received: name,
      advice,
    });
  }
  return options;
};

const listed = (names: readonly string[]): string =>
  names.length < 2 ? `${names[0]}` : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
