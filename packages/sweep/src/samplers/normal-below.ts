import { erf } from "@gd/tensor";

/** Φ(z): how likely a standard normal number is below z. */
export const normalBelow = (z: number): number => 0.5 * (1 + erf(z / Math.SQRT2));
