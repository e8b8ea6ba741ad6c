/** One of some classes, by a label from 0 on. */
export interface ClassTarget {
  readonly version: 1;
  readonly column: string;
  readonly kind: "class";
  /** The classes by their labels. */
  readonly classes: readonly string[];
}

/** A number, standardized: (y − mean) / deviation. */
export interface NumberTarget {
  readonly version: 1;
  readonly column: string;
  readonly kind: "number";
  readonly mean: number;
  readonly deviation: number;
}

/** What a column that is to be predicted becomes, learned on some rows: `applyTarget` makes it. JSON keeps it. */
export type Target = ClassTarget | NumberTarget;
