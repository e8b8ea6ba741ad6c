/** What stands in the way of an export. */
export interface OnnxMismatch {
  /** Where in the model, its state or its features: `exportOnnx(model), at the layer 2.gate`. */
  readonly place: string;
  /** Completes "expects …": `a layer that ONNX has`. */
  readonly expected: string;
  /** What there is instead, as words. */
  readonly received: string;
  /** What to do about it, as a sentence. */
  readonly advice: string;
}

/** Thrown for what cannot be exported: layers of one's own, the state of another model, features that ONNX does not have. */
export class OnnxError extends Error {
  override readonly name = "OnnxError";
  readonly place: string;
  readonly expected: string;
  readonly received: string;
  readonly advice: string;

  constructor({ place, expected, received, advice }: OnnxMismatch) {
    super(`${place} expects ${expected}, but received ${received}. ${advice}`);
    this.place = place;
    this.expected = expected;
    this.received = received;
    this.advice = advice;
  }
}
