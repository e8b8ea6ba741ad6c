// @types/seedrandom declares the package's index alone; this is the one generator that is used.
declare module "seedrandom/lib/alea.js" {
  interface Alea {
    /** A number in [0, 1) with 53 random bits. */
    double(): number;
  }
  export default function alea(seed: string): Alea;
}
