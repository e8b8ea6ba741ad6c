/** A fault that no slip of the pen comes to: of a file of `packages/NAME/src`, a piece that is there once, and what replaces it. */
export interface PlantedFault {
  readonly file: string;
  readonly what: string;
  readonly find: string;
  readonly replace: string;
}
