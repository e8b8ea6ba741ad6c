import { LayerArgumentError } from "./layer-argument-error.js";

/** Throws LayerArgumentError, naming the argument, unless the size is a whole number above 0. */
export const expectSize = (argument: string, size: number): void => {
  if (!(Number.isSafeInteger(size) && size > 0)) throw new LayerArgumentError(argument, "a whole number above 0", size);
};
