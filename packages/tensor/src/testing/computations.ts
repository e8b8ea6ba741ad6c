import { allocate, type DType } from "../dtype.js";
import { type OperationName, operationNames, operations } from "../operations/operations.js";
import type { Ops } from "../operations/ops.js";
import type * as signature from "../operations/signatures.js";
import type { RandomStream } from "../random/random-stream.js";
import { fromElements, type Tensor } from "../tensor.js";
import type { Computation } from "./computation.js";
import { imageComputations } from "./image-computations.js";
import { randomTensor } from "./random-tensor.js";

/** Zero, one, odd sizes, and one past every block edge of a vectorized kernel. */
const SIZES = [0, 1, 2, 3, 5, 8, 17, 33] as const;
/** Zeros, numbers that are subnormal or close to overflow in either precision, infinities and NaN. */
const SPECIAL = [0, -0, 1, -1, 1e-40, -1e-40, 1e-310, 3e38, -3e38, 1e308, -1e308, Infinity, -Infinity, Number.NaN];

/** Numbers of common size are lost to it in float64. */
const LARGE = 2 ** 60;
/** One term more than a product adds up in order. */
const LONG = 257;

/** Elementwise operations of so many operands, none of which is repeated. */
const elementwise = (operands: number): readonly OperationName[] =>
  operationNames.filter((name) => {
    const { independent, repeats, example } = operations[name];
    return independent === "elements" && repeats === undefined && example.length === operands;
  });

/** Operations whose second operand is a vector along the rows or the columns. */
const alongVectors = operationNames.filter((name) => {
  const { row = 0, column = 0 } = operations[name].repeats ?? {};
  return row !== column;
});

/** Computations that together use every operation, by name: of those that are alike, whatever is in the table. */
export const computations = (dtype: DType): readonly (readonly [string, Computation])[] => {
  const normal = (random: RandomStream, ...shape: readonly number[]) => randomTensor(random, shape, dtype);
  const matrix = (random: RandomStream, rows: number, columns: number) => randomTensor(random, [rows, columns], dtype);
  const vector = (random: RandomStream, length: number) => randomTensor(random, [length], dtype);
  /** Numbers that cancel and others that are lost to them: every order gives another sum. */
  const cancelling = (random: RandomStream, size: number) => {
    const x = matrix(random, size, size);
    const cells = matrix(random, size, size);
    x.data.forEach((_, place) => {
      const [i, j] = [Math.floor(place / size), place % size];
      const isLarge = cells.data[(i >> 1) * size + (j >> 1)]! > 0;
      if (isLarge) x.data[place] = (i + j) % 2 === 0 ? LARGE : -LARGE;
    });
    return x;
  };
  const special = (): Tensor<readonly [number, number]> => ({
    shape: [SPECIAL.length, SPECIAL.length],
    dtype,
    data: (dtype === "float32" ? new Float32Array(SPECIAL.length ** 2) : new Float64Array(SPECIAL.length ** 2)).map(
      (_, i) => SPECIAL[i % SPECIAL.length]!,
    ),
    transposed: false,
  });

  // The table knows how these operations are called; the compiler cannot.
  const binary = (name: OperationName): readonly [string, Computation] => {
    const combine = (ops: Ops) => ops[name] as signature.Combination;
    return [
      name,
      (same, random) => {
        for (const size of SIZES) {
          const [a, b] = [matrix(random, size, 3), matrix(random, size, 3)];
          same(name, (ops) => combine(ops)(a, b));
          same(`${name} of a number`, (ops) => combine(ops)(a, -0.7));
          const c = matrix(random, 3, size);
          same(`${name}, left transposed`, (ops) => combine(ops)(ops.transpose(c), a));
          same(`${name}, right transposed`, (ops) => combine(ops)(a, ops.transpose(c)));
        }
        const [a, b] = [normal(random, 2, 3, 4), normal(random, 2, 3, 4)];
        same(`${name} of rank 3`, (ops) => combine(ops)(a, b));
        same(`${name} of special values`, (ops) => combine(ops)(special(), ops.transpose(special())));
      },
    ];
  };

  const unary = (name: OperationName): readonly [string, Computation] => {
    const apply = (ops: Ops) => ops[name] as signature.Unary;
    return [
      name,
      (same, random) => {
        for (const size of SIZES) {
          const x = matrix(random, 3, size);
          same(name, (ops) => apply(ops)(x));
          same(`${name} of large values`, (ops) => apply(ops)(ops.multiply(ops.transpose(x), 300)));
        }
        same(`${name} of special values`, (ops) => apply(ops)(special()));
      },
    ];
  };

  const along = (name: OperationName): readonly [string, Computation] => {
    const combine = (ops: Ops) => ops[name] as (matrix: Tensor, vector: Tensor) => Tensor;
    const isAlongRows = operations[name].repeats?.column === 1;
    return [
      name,
      (same, random) => {
        for (const rows of SIZES) {
          for (const columns of SIZES) {
            const x = matrix(random, rows, columns);
            const v = vector(random, isAlongRows ? columns : rows);
            same(`${name} of [${rows}, ${columns}]`, (ops) => combine(ops)(x, v));
            const t = matrix(random, columns, rows);
            same(`${name} of a transposed [${columns}, ${rows}]`, (ops) => combine(ops)(ops.transpose(t), v));
          }
        }
      },
    ];
  };

  const reduction = (name: "sum" | "maxColumns" | `${"sum" | "mean"}${"Rows" | "Columns"}`) =>
    [
      name,
      (same, random) => {
        for (const rows of SIZES) {
          for (const columns of SIZES) {
            const x = matrix(random, rows, columns);
            same(`${name} of [${rows}, ${columns}]`, (ops) => ops[name](x));
            same(`${name} of a transposed [${rows}, ${columns}]`, (ops) => ops[name](ops.transpose(x)));
          }
        }
        same(`${name} of special values`, (ops) => ops[name](special()));
        const x = cancelling(random, 32);
        same(`${name} of numbers that cancel`, (ops) => ops[name](x));
      },
    ] as const satisfies readonly [string, Computation];

  return [
    ...elementwise(2).map(binary),
    ...elementwise(1).map(unary),
    ...alongVectors.map(along),
    ...(["sum", "sumRows", "sumColumns", "meanRows", "meanColumns", "maxColumns"] as const).map(reduction),
    [
      "matmul",
      (same, random) => {
        for (const rows of SIZES) {
          for (const inner of SIZES) {
            for (const columns of SIZES) {
              const what = `[${rows}, ${inner}] × [${inner}, ${columns}]`;
              const [a, b] = [matrix(random, rows, inner), matrix(random, inner, columns)];
              const [at, bt] = [matrix(random, inner, rows), matrix(random, columns, inner)];
              same(what, (ops) => ops.matmul(a, b));
              same(`${what}, left transposed`, (ops) => ops.matmul(ops.transpose(at), b));
              same(`${what}, right transposed`, (ops) => ops.matmul(a, ops.transpose(bt)));
              same(`${what}, both transposed`, (ops) => ops.matmul(ops.transpose(at), ops.transpose(bt)));
            }
          }
        }
        for (const rows of [1, 2, 7]) {
          for (const inner of [LONG - 1, LONG, 2 * LONG + 40]) {
            for (const columns of [1, 2, 9]) {
              const [a, b] = [matrix(random, rows, inner), matrix(random, inner, columns)];
              same(`[${rows}, ${inner}] × [${inner}, ${columns}]`, (ops) => ops.matmul(a, b));
            }
          }
        }
        same("special values", (ops) => ops.matmul(special(), ops.transpose(special())));
      },
    ],
    [
      "rows by label",
      (same, random) => {
        for (const labels of SIZES) {
          for (const columns of SIZES) {
            for (const classes of [1, 4, 9]) {
              const [table, rows] = [matrix(random, classes, columns), matrix(random, labels, columns)];
              const one = fromElements(
                allocate(dtype, labels).map(() => random.integer(classes)),
                [labels],
              );
              const what = `of [${classes}, ${columns}] by ${labels} labels`;
              same(`gatherRows ${what}`, (ops) => ops.gatherRows(table, one));
              same(`sumRowsByLabel ${what}`, (ops) => ops.sumRowsByLabel(rows, one, classes));
              const [wide, long] = [matrix(random, columns, classes), matrix(random, columns, labels)];
              same(`gatherRows ${what}, transposed`, (ops) => ops.gatherRows(ops.transpose(wide), one));
              same(`sumRowsByLabel ${what}, transposed`, (ops) =>
                ops.sumRowsByLabel(ops.transpose(long), one, classes),
              );
            }
          }
        }
        const x = cancelling(random, 40);
        const pairs = fromElements(
          allocate(dtype, 40).map((_, i) => (i >> 1) % 3),
          [40],
        );
        same("sumRowsByLabel of numbers that cancel", (ops) => ops.sumRowsByLabel(x, pairs, 3));
        const label = (ops: Ops) => ops.fill([SPECIAL.length], 1);
        same("gatherRows of special values", (ops) => ops.gatherRows(special(), label(ops)));
        same("sumRowsByLabel of special values", (ops) => ops.sumRowsByLabel(special(), label(ops), 3));
        for (const none of [-1, 0.5, 3, Number.NaN, Infinity]) {
          const [table, labels] = [
            matrix(random, 3, 5),
            (ops: Ops) => ops.concatenate([ops.fill([2], 1), ops.fill([], none)]),
          ];
          same(`gatherRows by ${none}`, (ops) => ops.gatherRows(table, labels(ops)));
          same(`sumRowsByLabel of ${none}`, (ops) => ops.sumRowsByLabel(table, labels(ops), 3));
        }
      },
    ],
    [
      "where, and numbers on the left",
      (same, random) => {
        for (const size of SIZES) {
          const [c, a, b] = [normal(random, size), normal(random, size), normal(random, size)];
          same("where", (ops) => ops.where(c, a, b));
          same("where of numbers", (ops) => ops.where(c, 1, -0));
          same("1 − x", (ops) => ops.subtract(1, a));
          same("1 ÷ x", (ops) => ops.divide(1, a));
          const [d, e] = [matrix(random, size, 3), matrix(random, 3, size)];
          same("where, transposed", (ops) => ops.where(d, ops.transpose(e), d));
          same("where of a transposed condition", (ops) => ops.where(ops.transpose(e), d, ops.transpose(e)));
        }
        same("where of special values", (ops) => ops.where(special(), special(), 2));
      },
    ],
    [
      "from, fill, reshape, slice, concatenate, transpose",
      (same, random) => {
        const [x, y] = [matrix(random, 3, 4), matrix(random, 2, 5)];
        same("from", (ops) => ops.from(x));
        same("fill", (ops) => ops.fill([2, 3], 0.1));
        same("transpose", (ops) => ops.transpose(x));
        same("reshape of a transposed matrix", (ops) => ops.reshape(ops.transpose(x), [2, 6]));
        same("concatenate", (ops) => ops.concatenate([x, ops.transpose(y), ops.fill([], 7)]));
        same("slice", (ops) => ops.slice(ops.concatenate([x, y]), 5, [2, 3]));
      },
    ],
    [
      "scale and divideBy",
      (same, random) => {
        for (const size of SIZES) {
          const [x, tall] = [matrix(random, 3, size), matrix(random, size, 3)];
          for (const value of [-0.7, 0, Number.NaN, Infinity]) {
            same(`scale by ${value}`, (ops) => ops.scale(x, ops.fill([], value)));
            same(`divideBy ${value}, transposed`, (ops) => ops.divideBy(ops.transpose(tall), ops.fill([], value)));
          }
          same("scale of rank 3", (ops) => ops.scale(ops.reshape(x, [1, 3, size]), ops.slice(ops.fill([4], 3), 2, [])));
        }
        same("scale of special values", (ops) => ops.scale(special(), ops.fill([], 2)));
      },
    ],
    [
      "oneHot",
      (same, random) => {
        for (const labels of SIZES) {
          for (const classes of [1, 4, 9]) {
            const one = fromElements(
              allocate(dtype, labels).map(() => random.integer(classes)),
              [labels],
            );
            same(`${labels} labels of ${classes}`, (ops) => ops.oneHot(one, classes));
          }
        }
        same("invalid labels", (ops) => ops.oneHot(ops.reshape(special(), [SPECIAL.length ** 2]), 2));
      },
    ],
    [
      "uniform",
      (same) => {
        for (const size of [...SIZES, 47, 48, 49, 200]) {
          for (const [low, high] of [
            [0, 0],
            [1, 0],
            [65_535, 0],
            [0, 1],
            [65_535, 65_535],
            // Steps that there are not.
            [-1, 0],
            [0, -1],
            [0.5, 0],
            [Number.NaN, 0],
            [0, Number.POSITIVE_INFINITY],
            [65_536, 0],
          ] as const) {
            const step = (ops: Ops) => ops.reshape(ops.concatenate([ops.fill([], low), ops.fill([], high)]), [2]);
            same(`${size} of step ${low}, ${high}`, (ops) => ops.uniform([size], [3, 2 ** 32 - 7], step(ops)));
          }
        }
        same("of rank 3", (ops) => ops.uniform([2, 3, 5], [0, 0], ops.fill([2], 1)));
      },
    ],
    ...imageComputations(dtype),
  ];
};
