/** A target that is no probability, or a row of them that does not add up to 1. */
export class TargetError extends RangeError {
  override readonly name = "TargetError";

  constructor(place: string, problem: string, advice: string) {
    super(`${place}: ${problem}; ${advice}`);
  }
}
