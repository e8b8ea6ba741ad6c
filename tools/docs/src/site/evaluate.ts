import * as gd from "@gd/gd";

/**
 * The value of a call in our own tables, which is also in the program of the page. The compiler does not read its text: the
 * caller says what it returns, and `besidePyTorch` compares the numbers in it with PyTorch's.
 */
export const evaluate = <Value>(call: string): Value =>
  new Function(...Object.keys(gd), `return ${call};`)(...Object.values(gd)) as Value;
