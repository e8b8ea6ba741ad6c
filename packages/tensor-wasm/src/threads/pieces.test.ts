import {
  type DType,
  fromElements,
  type Ops,
  randomStreams,
  referenceInterpreter,
  type Scalar,
  type SynchronousInterpreter,
  type Tensor,
  tensor,
  type Vector,
} from "@gd/tensor";
import { describeInterpreter, randomTensor } from "@gd/tensor/testing";
import { describe, expect, test, vi } from "vitest";
import { bitsOf } from "../../test/same-bits.js";
import { type Kernels, kernelsOver } from "../kernels/kernels.js";
import { wasmInterpreter } from "../wasm-interpreter.js";
import { WORD } from "./control.js";
import type { Crew, CrewSetup } from "./crew.js";

const phases = vi.hoisted(() => ({ count: 0 }));

// Everything that can be shared is, however small.
vi.mock("../kernels/worthwhile.js", () => ({ WORTHWHILE: 0 }));
vi.mock("./usable-threads.js", () => ({ usableThreads: (wanted = 1) => wanted }));
vi.mock("./pace.js", () => ({ createPace: () => ({ together: true, ran() {} }) }));

/** Workers in this thread, so that each phase is cut in the same way: they take all pieces but the first. */
vi.mock("./crew.js", () => ({
  createCrew({ threads, modules, memory }: CrewSetup): Crew {
    const words = new Int32Array(memory.buffer);
    const workers: Kernels[] = [];
    return {
      imports: {
        begin: () => 1,
        wake() {
          phases.count++;
          // Each has looked in vain when it returns, so that the last one has left nothing.
          for (const worker of workers) worker.work();
        },
        waitFor() {
          throw new Error("a piece was left");
        },
      },
      recruit(scratchOf, scratchForProducts) {
        while (workers.length < threads - 1) {
          const worker = kernelsOver(modules, memory);
          worker.useScratch(scratchOf(workers.push(worker)), scratchForProducts);
        }
        words[WORD.present] = threads - 1;
        words[WORD.asleep] = 1;
      },
      dismiss() {},
    };
  },
}));

describe.each([2, 3, 5, 16])("on %i threads", (threads) => {
  const made = {
    float32: wasmInterpreter({ threads }),
    float64: wasmInterpreter({ dtype: "float64", threads }),
  };

  describeInterpreter("wasmInterpreter", ({ dtype }) => made[dtype]);

  describe.each(["float32", "float64"] as const)("shared among threads, in %s", (dtype: DType) => {
    const reference = referenceInterpreter({ dtype });
    const random = randomStreams("threads").stream(dtype);
    const matrix = (rows: number, columns: number) => {
      const values = Float64Array.from({ length: rows * columns }, () => random.standardNormal());
      return reference.ops.from(
        fromElements(dtype === "float32" ? Float32Array.from(values) : values, [rows, columns]),
      );
    };
    const expectSameBits = (what: string, compute: (ops: Ops) => Tensor): void => {
      for (let again = 0; again < 5; again++) {
        const { ops, step } = made[dtype];
        expect(bitsOf(step(() => compute(ops))), what).toBe(bitsOf(compute(reference.ops)));
      }
    };

    test.each([
      [1, 300, 500],
      [7, 65, 101],
      [64, 200, 130],
      [130, 64, 7],
    ])("products of [%i, %i] have the same bits, however they are cut", (rows, inner, columns) => {
      const [a, b] = [matrix(rows, inner), matrix(inner, columns)];
      const [at, bt] = [matrix(inner, rows), matrix(columns, inner)];
      expectSameBits("as they are", (ops) => ops.matmul(a, b));
      expectSameBits("left transposed", (ops) => ops.matmul(ops.transpose(at), b));
      expectSameBits("right transposed", (ops) => ops.matmul(a, ops.transpose(bt)));
    });

    test("sums, functions and rows of long matrices", () => {
      const x = matrix(70, 333);
      for (const reduce of ["sum", "sumRows", "sumColumns", "meanRows", "meanColumns", "maxColumns"] as const) {
        expectSameBits(reduce, (ops) => ops[reduce](x));
      }
      for (const apply of ["exp", "tanh", "sigmoid", "absolute"] as const)
        expectSameBits(apply, (ops) => ops[apply](x));
      expectSameBits("addRow", (ops) => ops.addRow(x, ops.sumRows(x)));
      expectSameBits("multiplyColumn", (ops) => ops.multiplyColumn(x, ops.sumColumns(x)));
    });

    test("what is drawn at random, of every length", () => {
      const counter = tensor([65_535, 3], { dtype });
      for (let length = 0; length <= 100; length++) {
        expectSameBits(`${length} elements`, (ops) => ops.uniform([length], [3, 2 ** 32 - 7], counter));
      }
      for (const length of [1000, 4097, 50_001]) {
        expectSameBits(`${length} elements`, (ops) => ops.uniform([length], [length, 1], counter));
        const alone = wasmInterpreter({ dtype }).ops.uniform([length], [length, 1], counter);
        expect(bitsOf(made[dtype].ops.uniform([length], [length, 1], counter))).toBe(bitsOf(alone));
      }
    });

    test("a compiled step of long vectors, asked and changed in pieces, 50 times", () => {
      const length: number = 9001;
      const run = ({ ops, variable, compile }: SynchronousInterpreter): Tensor => {
        const [theta, velocity] = [variable(ops.fill([length], 1)), variable(ops.fill([length], 0))];
        const step = compile(([gradient, rate, counter]: readonly [Vector, Scalar, Tensor<readonly [2]>]) => {
          const noisy = ops.multiply(gradient, ops.uniform([length], [7, 11], counter));
          const next = ops.add(ops.multiply(velocity, 0.9), ops.scale(noisy, rate));
          return {
            report: ops.concatenate([ops.sum(ops.multiply(theta, gradient))]),
            finite: [next],
            changes: [
              { target: theta, increase: ops.multiply(next, -1) },
              { target: velocity, assign: next },
            ],
          };
        });
        for (let n = 0; n < 50; n++) {
          const stream = randomStreams("gradients").stream(String(n));
          const values = Float64Array.from({ length }, () => stream.uniform());
          // A step that is refused changes nothing, whichever thread finds out.
          if (n % 7 === 6) values[(n * 977) % length] = Number.POSITIVE_INFINITY;
          const gradient = fromElements(dtype === "float32" ? Float32Array.from(values) : values, [length]);
          step([gradient, tensor(0.1 / (n + 1), { dtype }), tensor([n, 0], { dtype })]);
        }
        return ops.concatenate([theta, velocity]);
      };
      expect(bitsOf(run(made[dtype]))).toBe(bitsOf(run(reference)));
    });
  });

  describe.each([1500, 9001])("vectors of %i elements, of which one thread reads what another writes", (length) => {
    test.each(["float32", "float64"] as const)("in %s", (dtype) => {
      const run = ({ ops, variable, compile }: SynchronousInterpreter): unknown => {
        const random = randomStreams("beside").stream(dtype);
        const θ: Vector = variable(randomTensor(random, [length + 1], dtype));
        const [before, after] = [ops.slice(θ, 0, [length]), ops.slice(θ, 1, [length])];
        const call = compile(([x]: readonly [Vector]) => {
          const doubled = ops.multiply(x, 2);
          const scaled = ops.scale(x, ops.slice(doubled, length - 1, []));
          return {
            report: ops.concatenate([ops.sum(ops.scale(scaled, ops.slice(doubled, 0, [])))]),
            finite: [],
            changes: [
              { target: after, assign: ops.multiply(before, 0.5) },
              { target: before, increase: ops.divideBy(x, ops.slice(θ, length, [])) },
            ],
          };
        });
        return Array.from({ length: 50 }, () => [call([randomTensor(random, [length], dtype)]), bitsOf(θ)]);
      };
      expect(run(made[dtype])).toEqual(run(referenceInterpreter({ dtype })));
    });
  });

  test("phases were shared", () => {
    expect(phases.count).toBeGreaterThan(1000);
  });
});
