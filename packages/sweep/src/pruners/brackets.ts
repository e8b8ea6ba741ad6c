/** A bracket of successive halving: how many trials begin, and after which epochs the better ones go on. */
export interface Bracket {
  readonly size: number;
  readonly rungs: readonly number[];
}

/**
 * The brackets of a pruner, which come again and again. Of successive halving it is one, with as many trials as leave one for the
 * last rung. Of Hyperband there is one for each first rung, and the higher it is, the fewer trials begin.
 *
 *   ⌈(s + 1) of all rungs / (rungs left) · reductionˢ⌉ trials in the bracket with s halvings
 *
 * Source  L. Li, K. Jamieson, G. DeSalvo, A. Rostamizadeh & A. Talwalkar, Hyperband: a novel bandit-based approach to
 *         hyperparameter optimization, JMLR 18 (2018), algorithm 1
 */
export const bracketsOf = ({
  type,
  rungs,
  reduction,
}: {
  readonly type: "successive-halving" | "hyperband";
  readonly rungs: readonly number[];
  readonly reduction: number;
}): readonly Bracket[] => {
  const halvings = rungs.length - 1;
  const power = (exponent: number): number => Array.from({ length: exponent }).reduce<number>((x) => x * reduction, 1);
  if (type === "successive-halving") return [{ size: power(halvings), rungs }];
  return rungs.map((_, first) => ({
    size: Math.ceil((rungs.length / (halvings - first + 1)) * power(halvings - first)),
    rungs: rungs.slice(first),
  }));
};
