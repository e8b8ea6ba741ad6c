/** An option of `wasmOps` is out of range. */
export class WasmArgumentError extends RangeError {
  override readonly name = "WasmArgumentError";

  constructor(place: string, expected: string, received: unknown, advice: string) {
    super(`${place}: expected ${expected}, got ${String(received)}; ${advice}`);
  }
}
