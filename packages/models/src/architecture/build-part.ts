import { ModelError } from "../model-error.js";
import { carefully, describedPart, makePart, meant, shown, titleOf } from "./make-part.js";
import type { PartConstructors } from "./part-constructor.js";
import { type Place, placeText } from "./place.js";

/** A constructor of a user's own, by the name of what it makes. */
type OwnConstructors<Inside> = Readonly<Record<string, (options: never, inside: Inside) => unknown>>;

/** A kind of parts, and all that there are of it. */
export interface PartKind<Made, Inside> {
  /** "layer", for messages. */
  readonly name: string;
  readonly constructors: PartConstructors<Made, Inside>;
  readonly own: OwnConstructors<Inside>;
  /** Throws an ArgumentError unless what an own constructor returned is such a part. */
  expectPart(place: string, made: unknown): asserts made is Made;
}

/**
 * Makes a part of its description, which may come from a file: nothing of it is believed.
 *
 * Throws  ModelError that says where in the architecture it is
 */
export const buildPart = <Made, Inside>(
  { name: kind, constructors, own, expectPart }: PartKind<Made, Inside>,
  description: unknown,
  place: Place,
  inside: Inside,
): Made => {
  const at = placeText(place);
  const one = `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
  const part = describedPart(one, description, place);
  const { type, options, settings } = part;
  const ownName = type === "own" ? options["name"] : type;
  if (typeof ownName === "string" && Object.hasOwn(own, ownName)) {
    return carefully(at, () => {
      // What options there are is for the function to look at.
      const made = own[ownName]!({ ...options, ...settings } as never, inside);
      // An assertion needs a name with a type of its own.
      const expectMade: PartKind<Made, Inside>["expectPart"] = expectPart;
      expectMade(`what own.${ownName} returns`, made);
      return made;
    });
  }
  if (Object.hasOwn(constructors, type)) return makePart(constructors[type]!, part, place, inside);
  const title = titleOf(description);
  const function_ = `pass a function that makes it: { own: { ${identifier(title)}: (options) => … } }.`;
  if (type === "own") {
    const problem = `has ${one} of somebody's own, ${shown(title)}`;
    throw new ModelError({ place: at, problem, advice: `P${function_.slice(1)}` });
  }
  throw new ModelError({
    place: at,
    problem: `has the ${kind} ${shown(title)}, which there is not`,
    advice: meant(title, [...Object.keys(constructors), ...Object.keys(own)]) ?? `If it is your own, ${function_}`,
  });
};

const identifier = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
