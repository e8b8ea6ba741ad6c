import { isDetached } from "../is-detached.js";
import { ArgumentError } from "./argument-error.js";

/** Throws an ArgumentError if a value is an ArrayBuffer, or a view of one, that is detached: its memory has gone elsewhere. */
export const expectAttached = (place: string, value: unknown): void => {
  if (!isDetached(value)) return;
  const advice = "Its buffer was transferred, as to a worker: transfer a copy, with slice(), or read it first.";
  throw new ArgumentError({ place, expected: "bytes in memory", received: value, advice });
};
