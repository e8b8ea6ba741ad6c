/** What a table lacks for a training: options that make no sense for it, or too few rows. */
export type RecipeProblem = "option" | "too-few-rows" | "too-large";

/** A training that makes no sense. The message says why in words of `gd train`, whose options are the members of its configuration. */
export class RecipeError extends Error {
  override readonly name = "RecipeError";
  readonly problem: RecipeProblem;
  /** What there is to choose from: names, each with a word about it. */
  readonly choices: readonly (readonly [name: string, what: string])[];

  constructor(problem: RecipeProblem, message: string, choices: RecipeError["choices"] = []) {
    super(message);
    this.problem = problem;
    this.choices = choices;
  }
}
