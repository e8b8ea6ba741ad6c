import type { RandomStream } from "@gd/tensor";

/** A change of a file, drawn at random. */
export type Change = (file: Uint8Array, random: RandomStream) => Uint8Array;

/** A function that reads files, and what is needed to try hostile ones on it. */
export interface Reader {
  /** The name of the function. */
  readonly name: string;
  /** Files that it reads. */
  readonly examples: readonly Uint8Array[];
  /** Changes of what this format consists of, besides those of bits and bytes. */
  readonly changes?: readonly Change[];
  /** Puts changed content into a sound outside, such as one with the right checksum, so that it is read. */
  readonly repair?: Change;
  /**
   * Reads a file as the function does. Where the answer makes no sense, it throws an error of another class than those of
   * `errors`.
   */
  read(file: Uint8Array): unknown;
  /** The classes of the errors that a file may end in. */
  readonly errors: readonly (abstract new (
    ...given: never
  ) => Error)[];
}
