import { ArgumentError, expectArgument, expectFunction } from "@gd/tensor";

/** A score over all folds. */
export interface CrossValidated {
  /** (s₁ + … + sₙ) / n */
  readonly mean: number;
  /** √((Σ (sᵢ − mean)²) / (n − 1)), by which the scores of folds differ. */
  readonly deviation: number;
  /** The score of each fold. */
  readonly scores: readonly number[];
}

/**
 * Trains and scores once for each fold, one after the other, and tells the mean of each score and how much folds differ.
 *
 *   const folds = kFold(table.rows, 5, randomStreams(1).stream("folds"));
 *   const { accuracy } = await crossValidate(folds, async ({ training, validation }, i) => {
 *     …
 *     return { accuracy };
 *   });
 *   console.log(`${accuracy.mean} ± ${accuracy.deviation}`);
 *
 * What is learned before a training, such as features, is learned in the function, of the rows of `training` alone. A score
 * without a value in one fold, which is NaN, has no mean.
 *
 * @param score  the scores of a fold by their names, the same in each fold, or a promise of them
 */
export const crossValidate = async <Fold, Name extends string>(
  folds: readonly Fold[],
  score: (fold: Fold, number: number) => Readonly<Record<Name, number>> | Promise<Readonly<Record<Name, number>>>,
): Promise<Readonly<Record<Name, CrossValidated>>> => {
  expectArgument(Array.isArray(folds) && folds.length >= 2, {
    place: "crossValidate(folds)",
    expected: "a list of at least two folds",
    received: folds,
    advice: "kFold(rows, 5, random) of @gd/tables makes one.",
  });
  expectFunction("crossValidate(score)", score, "It trains on a fold and returns scores, such as { accuracy: 0.9 }.");
  const results: Readonly<Record<string, number>>[] = [];
  for (const [number, fold] of folds.entries()) {
    const scores: unknown = await score(fold, number);
    expectScores(`crossValidate(score), in what it returns for fold ${number},`, scores, results[0]);
    results.push(scores);
  }
  const names = Object.keys(results[0]!) as Name[];
  const summary = names.map((name) => [name, summaryOf(results.map((scores) => scores[name]!))]);
  return Object.fromEntries(summary) as Readonly<Record<Name, CrossValidated>>;
};

const summaryOf = (scores: readonly number[]): CrossValidated => {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const squares = scores.reduce((sum, score) => sum + (score - mean) * (score - mean), 0);
  return { mean, deviation: Math.sqrt(squares / (scores.length - 1)), scores };
};

/** Throws an ArgumentError unless a value has a number for each name, which are those of the first fold. */
function expectScores(
  place: string,
  value: unknown,
  first: Readonly<Record<string, number>> | undefined,
): asserts value is Readonly<Record<string, number>> {
  const isObject = Object.prototype.toString.call(value) === "[object Object]";
  expectArgument(isObject, { place, expected: "scores by their names, such as { accuracy: 0.9 }", received: value });
  const names = Object.keys(value as object);
  for (const name of names) {
    const received: unknown = Reflect.get(value as object, name);
    if (typeof received === "number") continue;
    throw new ArgumentError({ place: `${place.slice(0, -1)}: ${name}`, expected: "a number", received });
  }
  const expected = Object.keys(first ?? (value as object));
  if (expected.length === names.length && expected.every((name) => names.includes(name))) return;
  throw new ArgumentError({ place, expected: `the scores ${expected.join(", ")}, as for fold 0`, received: names });
}
