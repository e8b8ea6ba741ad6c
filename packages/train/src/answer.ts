import type { Answer, Interpreter } from "@gd/tensor";

/** The answer of an interpreter by its type: a value, or a promise of one where its memory is elsewhere. */
export const answer = <I extends Interpreter, T>(value: T | Promise<T>): Answer<I, T> => value as Answer<I, T>;
