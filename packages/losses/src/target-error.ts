/** A target, or a weight that comes with it, that is not what the loss or metric takes: no probability, say, or NaN. */
export class TargetError extends RangeError {
  override readonly name = "TargetError";

  constructor(place: string, problem: string, advice: string) {
    super(`${place}: ${problem}; ${advice}`);
  }
}
