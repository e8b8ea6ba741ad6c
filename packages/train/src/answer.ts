import type { AnyDataset, Dataset } from "@gd/data";
import type { Answer, Interpreter } from "@gd/tensor";

/** The answer of an interpreter by its type: a value, or a promise of one where its memory is elsewhere. */
export const answer = <I extends Interpreter, T>(value: T | Promise<T>): Answer<I, T> => value as Answer<I, T>;

/** What is computed of a dataset: promised where its examples take a while, or where the memory of the interpreter is elsewhere. */
export type AnswerFor<I extends Interpreter, D extends AnyDataset, T> = D extends Dataset ? Answer<I, T> : Promise<T>;

/** The answer of an interpreter for a dataset, by their types. */
export const answerFor = <I extends Interpreter, D extends AnyDataset, T>(value: T | Promise<T>): AnswerFor<I, D, T> =>
  value as AnswerFor<I, D, T>;
