import { log1p } from "@gd/tensor";

/** sign(x) · ln(1 + |x|), which has an inverse, and is near x around 0. */
export const signedLog = (x: number): number => (x < 0 ? -log1p(-x) : log1p(x));
