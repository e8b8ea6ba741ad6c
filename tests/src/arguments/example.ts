/** A call with valid arguments, of which calls with wrong ones are made. */
export interface Example {
  /**
   * Valid arguments, made anew for each call; for a method, of the object that has it. A whole number stands for a count,
   * for which −1 and 0.5 must be refused: write 1.5 where any number will do.
   */
  readonly given?: (receiver: never) => readonly unknown[];
  /**
   * What else may stand at a place, by `kindOf`: `{ "0.learningRate": ["function"] }`. Also `"Infinity"`; `"any number"`,
   * NaN too; and `"any name"`, for an object that may have other names than those of the example.
   */
  readonly takes?: Readonly<Record<string, readonly string[]>>;
  /** Places of objects with methods in which members are replaced, too, as in a definition. */
  readonly inside?: readonly string[];
  /** Positions that are not tried, as only the code of a library says what stands there. */
  readonly fixed?: readonly number[];
  /** What messages may call the place, besides the function, its object, and the text among its arguments. */
  readonly names?: readonly string[];
  /** Uses the result, where a call only begins to look at what it was given, as a generator does. */
  readonly use?: (result: never) => unknown;
  /** Methods of the result, or of an object that is exported, by name. */
  readonly methods?: Examples;
}

/** Examples by name. */
export type Examples = Readonly<Record<string, Example>>;
