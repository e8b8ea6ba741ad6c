import { createHash } from "node:crypto";
import { ArgumentError, type Parameters, referenceOps, tensor } from "@gd/tensor";
import { expect, test, vi } from "vitest";
import { weightsHash } from "./weights-hash.js";

test("of nothing is the SHA-256 of no bytes", () => {
  expect(weightsHash([])).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("of float32 elements is that of their little-endian bytes, row by row, in order", () => {
  // 1, 2, −0.5 and 3
  const bytes = Buffer.from("0000803f" + "00000040" + "000000bf" + "00004040", "hex");
  const expected = createHash("sha256").update(bytes).digest("hex");
  expect(weightsHash([{ weight: tensor([[1], [2]]) }, { bias: tensor([-0.5, 3]) }])).toBe(expected);
  expect(
    weightsHash(
      tensor([
        [1, 2],
        [-0.5, 3],
      ]),
    ),
  ).toBe(expected);
  const transposed = referenceOps().transpose(
    tensor([
      [1, -0.5],
      [2, 3],
    ]),
  );
  expect(weightsHash(transposed)).toBe(expected);
});

test("of a view is that of its own elements, in its precision", () => {
  const ops = referenceOps({ dtype: "float64" });
  const view = ops.slice(tensor([7, 1, 9], { dtype: "float64" }), 1, [1]);
  const expected = createHash("sha256").update(Buffer.from("000000000000f03f", "hex")).digest("hex");
  expect(weightsHash(view)).toBe(expected);
});

test("differs for −0 and 0", () => {
  expect(weightsHash(tensor([-0]))).not.toBe(weightsHash(tensor([0])));
});

test.each<[unknown, string]>([
  [undefined, "(parameters) expects a tensor, or tensors in lists and objects, but received undefined."],
  ["weights", '(parameters) expects a tensor, or tensors in lists and objects, but received "weights".'],
  [Promise.resolve([]), "(parameters) expects a tensor, or tensors in lists and objects, but received a Promise."],
  [
    { parameters: [], step: 3 },
    "(parameters): step expects a tensor, or tensors in lists and objects, but received 3.",
  ],
  [
    JSON.parse(JSON.stringify([tensor([1])])),
    "(parameters): 0 expects a tensor whose data is a Float32Array of length 1",
  ],
])("refuses %o, which has no hash", (wrong, message) => {
  expect(() => weightsHash(wrong as Parameters)).toThrow(ArgumentError);
  expect(() => weightsHash(wrong as Parameters)).toThrow(`weightsHash${message}`);
});

test("needs no crypto, which a page over plain http has none of", () => {
  vi.stubGlobal("crypto", undefined);
  expect(weightsHash(tensor([1]))).toHaveLength(64);
  vi.unstubAllGlobals();
});
