/** An output that a metric cannot judge: NaN is of no class, and neither above nor below another score. */
export class OutputError extends RangeError {
  override readonly name = "OutputError";

  constructor(place: string, example: number) {
    super(`${place}: the output of example ${example} of the batch is NaN; look for what overflows in the model`);
  }
}
