import { expectArgument, expectAttached } from "@gd/tensor";

/** Throws an ArgumentError unless a value is the bytes of a file. */
export function expectBytes(place: string, bytes: unknown): asserts bytes is Uint8Array {
  // Not by instanceof, which the bytes of another realm are not.
  expectArgument(Object.prototype.toString.call(bytes) === "[object Uint8Array]", {
    place,
    expected: "a Uint8Array",
    received: bytes,
    advice: "new Uint8Array(buffer) makes one of an ArrayBuffer. Of a path, pass what readFile returns.",
  });
  expectAttached(place, bytes);
}
