/** A column that knows the answer. */
interface Leak {
  /** The feature that says the most, and all that are one-hot with it. */
  readonly feature: number;
  readonly features: readonly number[];
  /** How much of the targets it explains alone, and how much the next column does. */
  readonly explains: number;
  readonly next: number;
}

/** A share of the targets that no honest feature explains alone. */
const ALL = 0.97;
const OTHERS = 0.8;

/** The only column that explains almost all of the targets, among three or more; undefined without one. */
export const leakOf = (explains: readonly number[], oneHotFrom: readonly number[]): Leak | undefined => {
  const most = Math.max(...explains);
  const feature = explains.indexOf(most);
  const isSame = (other: number): boolean => oneHotFrom[other] === oneHotFrom[feature];
  const next = Math.max(...explains.filter((_, other) => !isSame(other)));
  if (new Set(oneHotFrom).size < 3 || most < ALL || next > OTHERS) return undefined;
  return { feature, features: oneHotFrom.flatMap((_, other) => (isSame(other) ? [other] : [])), explains: most, next };
};
