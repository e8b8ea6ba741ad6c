/** Thrown when a random state is seeded or asked for something it cannot draw. */
export class RandomStateError extends RangeError {
  override readonly name = "RandomStateError";
  /** The argument that was refused: "seed", "size", "low", "high" or "shape". */
  readonly argument: string;

  constructor(argument: string, expected: string, received: unknown, advice: string) {
    super(`numpyRandomState: ${argument}: expected ${expected}, got ${String(received)}; ${advice}`);
    this.argument = argument;
  }
}
