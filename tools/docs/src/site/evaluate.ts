import * as gd from "@gd/gd";

/** A call of our own tables, which is also in the program of the page. */
export const evaluate = <Value>(call: string): Value =>
  new Function(...Object.keys(gd), `return ${call};`)(...Object.values(gd)) as Value;
