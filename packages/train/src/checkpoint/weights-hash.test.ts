import { createHash } from "node:crypto";
import { referenceOps, tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { weightsHash } from "./weights-hash.js";

test("of nothing is the SHA-256 of no bytes", async () => {
  expect(await weightsHash([])).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("of float32 elements is that of their little-endian bytes, row by row, in order", async () => {
  // 1, 2, −0.5 and 3
  const bytes = Buffer.from("0000803f" + "00000040" + "000000bf" + "00004040", "hex");
  const expected = createHash("sha256").update(bytes).digest("hex");
  expect(await weightsHash([{ weight: tensor([[1], [2]]) }, { bias: tensor([-0.5, 3]) }])).toBe(expected);
  expect(
    await weightsHash(
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
  expect(await weightsHash(transposed)).toBe(expected);
});

test("of a view is that of its own elements, in its precision", async () => {
  const ops = referenceOps({ dtype: "float64" });
  const view = ops.slice(tensor([7, 1, 9], { dtype: "float64" }), 1, [1]);
  const expected = createHash("sha256").update(Buffer.from("000000000000f03f", "hex")).digest("hex");
  expect(await weightsHash(view)).toBe(expected);
});

test("differs for −0 and 0", async () => {
  expect(await weightsHash(tensor([-0]))).not.toBe(await weightsHash(tensor([0])));
});
