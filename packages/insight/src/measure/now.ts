/** Milliseconds of a clock that measures how long something takes. A bare engine has only the one on the wall. */
export const now = (): number => (typeof performance === "undefined" ? Date.now() : performance.now());
