import { randomStreams } from "../random/random-streams.js";

const { uniform } = randomStreams("arguments of elementary functions").stream("doubles");

/** For tests only: numbers that are uniform between two bounds. */
export const uniformDoubles = (count: number, lowest: number, highest: number): number[] =>
  Array.from({ length: count }, () => lowest + (highest - lowest) * uniform());

/** For tests only: numbers of both signs whose exponents (of 2) are uniform between two bounds. */
export const logUniformDoubles = (count: number, lowestExponent: number, highestExponent: number): number[] =>
  Array.from({ length: count }, () => {
    const exponent = lowestExponent + Math.floor((highestExponent - lowestExponent + 1) * uniform());
    const magnitude = (1 + uniform()) * 2 ** exponent;
    return uniform() < 0.5 ? -magnitude : magnitude;
  });
