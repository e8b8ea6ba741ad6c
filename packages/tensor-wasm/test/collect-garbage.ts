import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** For tests: takes back at once what nobody refers to. */
export const collectGarbage: () => void = (() => {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
})();
