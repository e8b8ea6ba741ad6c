import type { Entry } from "./render/render-entries.js";

/** A command that makes no sense. The message says what was probably meant, and the program exits with 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** What there is to choose from. */
  readonly choices: readonly Entry[];

  constructor(message: string, choices: readonly Entry[] = []) {
    super(message);
    this.choices = choices;
  }
}

/** Whether an error is one of these, or the same of @gd/recipe, which is loaded when a command needs it. */
export const isUsageError = (error: unknown): error is Pick<UsageError, "message" | "choices"> =>
  error instanceof UsageError || (error instanceof Error && error.name === "RecipeError");
