// A bare engine has only the clock on the wall.
/** The time in milliseconds. */
export const now = (): number => (typeof performance === "undefined" ? Date.now() : performance.now());
