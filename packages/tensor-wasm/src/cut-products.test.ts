import { type DType, type Elements, fromElements, randomStreams, referenceOps, rowMajor } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { allKernels } from "./kernels/all-kernels.js";
import { fusedIsSupported } from "./kernels/fused-is-supported.js";
import { type KernelOptions, kernelModules, kernelsOver } from "./kernels/kernels.js";

/** Of nothing, one, two, and past the edges of lanes, strips, blocks (up to 6 rows, 16 columns), parts and heights. */
const SHAPES = [
  ...[0, 1, 2, 3, 5, 7, 12, 13].flatMap((rows) => [0, 1, 2, 3, 4, 5, 9, 257].map((inner) => [rows, inner] as const)),
  ...[[65, 513] as const, [241, 17] as const, [242, 300] as const],
].flatMap(([rows, inner]) => [0, 1, 2, 3, 5, 8, 11, 17, 33].map((columns) => ({ rows, inner, columns })));
const WIDE = [
  { rows: 13, inner: 260, columns: 333 },
  { rows: 33, inner: 260, columns: 23 },
  { rows: 14, inner: 9, columns: 600 },
  { rows: 245, inner: 30, columns: 321 },
  { rows: 245, inner: 260, columns: 1030 },
  { rows: 1, inner: 600, columns: 2100 },
  { rows: 1, inner: 260, columns: 4200 },
  { rows: 1100, inner: 300, columns: 1 },
];
const CUTS = [1, 3, 4, 10, 240];

const random = randomStreams("cut products").stream("values");

/** A memory with two operands of a shape, the result and scratch, and room beyond whose bytes must stay as they are. */
const bench = (dtype: DType, options: KernelOptions) => {
  const memory = new WebAssembly.Memory({ initial: 256, maximum: 65536 });
  const kernels = kernelsOver(kernelModules(allKernels(dtype), options), memory);
  const Elements = dtype === "float32" ? Float32Array : Float64Array;
  const size = Elements.BYTES_PER_ELEMENT;
  const base = Math.ceil(kernels.heapBase() / 64) * 64;
  const a = base + Math.ceil(kernels.scratchBytes() / 64) * 64;

  return (
    { rows, inner, columns }: { rows: number; inner: number; columns: number },
    [left, right]: readonly [Elements, Elements],
    [leftTransposed, rightTransposed]: readonly [boolean, boolean],
    cuts: readonly number[] = [],
    backwards = false,
  ): Elements => {
    const b = a + rows * inner * size;
    const y = b + inner * columns * size;
    const [aRow, aColumn] = leftTransposed ? [1, rows] : [inner, 1];
    const [bRow, bColumn] = rightTransposed ? [1, inner] : [columns, 1];
    new Elements(memory.buffer, a, left.length).set(left);
    new Elements(memory.buffer, b, right.length).set(right);
    const all = new Elements(memory.buffer, y, rows * columns + 16).fill(7);
    for (const [i, end] of ranges(rows, cuts, backwards)) {
      for (const [j, stop] of ranges(columns, cuts, backwards)) {
        const [p, q] = [a + i * aRow * size, b + j * bColumn * size];
        const to = y + (i * columns + j) * size;
        kernels.matmul(p, aRow, aColumn, q, bRow, bColumn, to, columns, end - i, inner, stop - j, base);
      }
    }
    expect([...all.subarray(rows * columns)]).toEqual(Array(16).fill(7));
    return all.slice(0, rows * columns);
  };
};

/** Forwards, what writes before its range spoils another; backwards, what writes beyond it. */
const ranges = (length: number, cuts: readonly number[], backwards: boolean): (readonly [number, number])[] => {
  const edges = [0, ...cuts.filter((cut) => cut < length), length];
  const all = edges.slice(1).map((end, index) => [edges[index]!, end] as const);
  return backwards ? all.reverse() : all;
};

const bits = ({ buffer }: Elements): Buffer => Buffer.from(buffer);
describe.each(["float32", "float64"] as const)("products that are cut, in %s", (dtype) => {
  const Elements = dtype === "float32" ? Float32Array : Float64Array;
  const exact = bench(dtype, {});
  const fused = fusedIsSupported() ? bench(dtype, { fused: true }) : undefined;
  const wide = bench(dtype, { wide: true });
  const wideFused = fusedIsSupported() ? bench(dtype, { fused: true, wide: true }) : undefined;
  const reference = referenceOps({ dtype });
  const epsilon = dtype === "float32" ? 2 ** -24 : 2 ** -53;
  const values = (length: number): Elements => new Elements(length).map(() => random.standardNormal());

  test.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ] as const)("have the bits of the whole, left transposed: %s, right transposed: %s", (...transposes) => {
    for (const shape of [...SHAPES, ...WIDE]) {
      const { rows, inner, columns } = shape;
      const [left, right] = [values(rows * inner), values(inner * columns)];
      const [p, q] = [fromElements(left, [rows, inner]), fromElements(right, [inner, columns])];
      const operands = [
        transposes[0] ? rowMajor(reference.transpose(p)) : left,
        transposes[1] ? rowMajor(reference.transpose(q)) : right,
      ] as const;
      const product = reference.matmul(p, q);
      const where = JSON.stringify(shape);

      const whole = exact(shape, operands, transposes);
      expect(bits(whole).equals(bits(rowMajor(product).slice())), where).toBe(true);
      expect(bits(exact(shape, operands, transposes, CUTS)).equals(bits(whole)), where).toBe(true);
      expect(bits(exact(shape, operands, transposes, CUTS, true)).equals(bits(whole)), where).toBe(true);

      expect(bits(wide(shape, operands, transposes)).equals(bits(whole)), where).toBe(true);
      expect(bits(wide(shape, operands, transposes, CUTS, true)).equals(bits(whole)), where).toBe(true);

      if (fused === undefined || wideFused === undefined) continue;
      const wholeFused = fused(shape, operands, transposes);
      expect(bits(fused(shape, operands, transposes, CUTS)).equals(bits(wholeFused)), where).toBe(true);
      expect(bits(fused(shape, operands, transposes, CUTS, true)).equals(bits(wholeFused)), where).toBe(true);
      expect(bits(wideFused(shape, operands, transposes)).equals(bits(wholeFused)), where).toBe(true);
      expect(bits(wideFused(shape, operands, transposes, CUTS, true)).equals(bits(wholeFused)), where).toBe(true);
      // Both are sums of rounded terms: each is within (inner + 1) · ε · Σ|left| · |right| of the true one.
      const magnitude = rowMajor(reference.matmul(reference.absolute(p), reference.absolute(q)));
      const tolerance = 2 * (inner + 1) * epsilon;
      const tooFar = wholeFused.findIndex(
        (y, index) => !(Math.abs(y - whole[index]!) <= tolerance * magnitude[index]!),
      );
      expect(tooFar, where).toBe(-1);
    }
  });
});
