/** The time in milliseconds. A bare engine has only the clock on the wall. */
export const now = (): number => (typeof performance === "undefined" ? Date.now() : performance.now());
