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
