import type { Answer, Interpreter } from "@gd/tensor";

/** What an interpreter answers, as its type has it: only one whose memory is elsewhere promises. */
export const answer = <I extends Interpreter, T>(value: T | Promise<T>): Answer<I, T> => value as Answer<I, T>;
