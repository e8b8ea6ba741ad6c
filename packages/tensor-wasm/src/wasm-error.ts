/** Thrown where WebAssembly cannot compute: it does not run here, has no memory, a thread has failed, or it was closed. */
export class WasmError extends Error {
  override readonly name = "WasmError";
  /** Why, as a phrase. */
  readonly reason: string;

  constructor(reason: string, advice: string, options?: ErrorOptions) {
    super(`wasmInterpreter cannot compute: ${reason}. ${advice}`, options);
    this.reason = reason;
  }
}

/** Advice where WebAssembly does not run. */
export const FALL_BACK = "use bestInterpreter(), which falls back to referenceInterpreter().";
