import { ModelError } from "../model-error.js";
import { lookOf } from "./look-of.js";

/** Throws a ModelError unless bytes begin as a safetensors file does. Which kind of one they should be, it says. */
export const expectSafetensors = (bytes: Uint8Array, name: string, kind: string, advice: string): void => {
  // The length of the header, of which no file needs the upper half, and the brace that the header begins with.
  const begins = bytes[8] === "{".charCodeAt(0) && bytes.subarray(4, 8).every((byte) => byte === 0);
  if (!begins) throw new ModelError({ place: name, problem: `is not ${kind}: ${lookOf(bytes)}`, advice });
};
