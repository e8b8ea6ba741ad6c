import { SafetensorsError } from "./safetensors-error.js";

/** What `make` returns; throws a SafetensorsError where memory does not hold it. */
export const inMemory = <Result>(file: string, what: string, make: () => Result): Result => {
  try {
    return make();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const advice = "close other programs, or read fewer of its tensors at a time";
    throw new SafetensorsError("memory", file, `there is no memory for ${what}`, advice, { cause });
  }
};
