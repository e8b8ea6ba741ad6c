import { expectString } from "../expect/expect.js";

/** Whether a text has no half of a surrogate pair, which UTF-8 cannot hold. */
export const isWellFormed = (text: string): boolean => {
  expectString("isWellFormed(text)", text);
  return !/\p{Surrogate}/u.test(text);
};
