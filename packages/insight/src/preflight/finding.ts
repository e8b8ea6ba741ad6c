/** Something that a check has seen, and that costs a training its result or its time. */
export interface Finding {
  /** Of the check, and of what it found: `loss at the start`. */
  readonly name: string;
  /** What was seen, with its numbers, in a sentence. */
  readonly seen: string;
  /** The same numbers by name. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Why it matters, in two sentences. */
  readonly why: string;
  /** Who says so. */
  readonly source: string;
  /** What to do, as a change of the setup in code. */
  readonly change: string;
}
