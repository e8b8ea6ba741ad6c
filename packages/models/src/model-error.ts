/** What there is to say of a model that cannot be built, saved, loaded or used. */
export interface ModelProblem {
  /** Where it is: "penguins.safetensors, in sequential › 1 linear,". */
  readonly place: string;
  /** What is wrong there, after the place: "has no option inputs". */
  readonly problem: string;
  /** What to do about it, as a sentence. */
  readonly advice?: string | undefined;
}

/** Thrown when a model cannot be built of its description, or a file is not the model that it should be. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly place: string;
  readonly problem: string;
  readonly advice: string | undefined;

  constructor({ place, problem, advice }: ModelProblem, options?: ErrorOptions) {
    const sentence = `${place} ${problem}`;
    super(`${sentence}${/[.!?]$/.test(sentence) ? "" : "."}${advice === undefined ? "" : ` ${advice}`}`, options);
    this.place = place;
    this.problem = problem;
    this.advice = advice;
  }
}
