/** A fault that is more than a slip: in a file of `packages/NAME/src`, a piece that occurs once, and its replacement. */
export interface PlantedFault {
  readonly file: string;
  readonly what: string;
  readonly find: string;
  readonly replace: string;
}
