/**
 * Values of a description, of which a part is made. They may be anything, and the function that makes the part looks at them:
 * `never` is what any function takes.
 */
export type Values<Name extends string = string> = { readonly [N in Name]: never };

/** How to make a part of its description. */
export interface PartConstructor<Made, Inside> {
  /** The names of the options that stand beside the type. */
  readonly options: readonly string[];
  /** The names of the options that stand in `settings`. */
  readonly settings: readonly string[];
  /** The part of these options and settings; `inside` makes the parts that it is composed of. */
  make(options: Values, settings: Values, inside: Inside): Made;
}

/** A table of such, by the types that descriptions have. */
export type PartConstructors<Made, Inside> = Readonly<Record<string, PartConstructor<Made, Inside>>>;

/** The tables of a kind of parts have entries that this makes. */
export const constructorsOf =
  <Made, Inside>() =>
  <const Option extends string = never, const Setting extends string = never>(
    options: readonly Option[],
    settings: readonly Setting[],
    make: (options: Values<Option>, settings: Values<Setting>, inside: Inside) => Made,
  ): PartConstructor<Made, Inside> => ({ options, settings, make });
