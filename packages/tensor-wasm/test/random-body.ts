import { type CompiledBody, type Ops, type Shape, sameShape, sizeOf, type Tensor, type Vector } from "@gd/tensor";

/** One operation of a random body: which one, on which of the tensors that there are by then, with which number. */
export interface Choice {
  readonly operation: number;
  readonly operands: readonly [number, number, number];
  readonly number: number;
  /** Whether it is a part that varies, and its number depends on the step. */
  readonly varies: boolean;
}

/** A body by chance: operations that compute, then some that change variables, among more that compute. */
export interface RandomBody {
  readonly rows: number;
  readonly columns: number;
  readonly computed: readonly Choice[];
  readonly changed: readonly Choice[];
}

type Matrix = Tensor<readonly [number, number]>;

const isMatrix = (x: Tensor): x is Matrix => x.shape.length === 2;
const isVector = (x: Tensor): x is Vector => x.shape.length === 1;

/** All elements brought between −1 and 1, so that few bodies come to infinities. */
const tame = (ops: Ops, x: Tensor): Tensor => ops.divide(x, ops.add(ops.absolute(x), 1));

/** The body that choices stand for, over a vector θ of variables and a constant of the heap. */
export const bodyOf =
  (ops: Ops, { computed, changed }: RandomBody, θ: Vector, constant: Matrix): CompiledBody<readonly [Matrix, Matrix]> =>
  ([x, y], { varying }) => {
    const { shape } = constant;
    const pool: Tensor[] = [x, y, constant, ops.slice(θ, 1, shape), θ, ops.slice(θ, 1, [shape[1]])];
    const pick = <T extends Tensor>(index: number, fits: (x: Tensor) => x is T): T | undefined => {
      const fitting = pool.filter(fits);
      return fitting[index % fitting.length];
    };
    const like = (index: number, one: Tensor): Tensor =>
      pick(index, (other): other is Tensor => sameShape(one.shape, other.shape)) ?? one;
    const part = <T>({ varies, number }: Choice, run: (number: number) => T): T =>
      varies ? varying(({ step }) => run(number * (step % 3))) : run(number);

    const compute = (choice: Choice): Tensor | undefined => {
      const { operation, operands } = choice;
      const a = pool[operands[0] % pool.length]!;
      const [b, c] = [like(operands[1], a), like(operands[2], a)];
      const matrix = pick(operands[0], isMatrix)!;
      const [rows, columns] = matrix.shape;
      const along = (length: number) =>
        pick(operands[1], (other): other is Vector => isVector(other) && other.shape[0] === length);
      switch (operation % 24) {
        case 0:
          return ops.add(a, b);
        case 1:
          return ops.subtract(a, b);
        case 2:
          return ops.multiply(a, b);
        case 3:
          return ops.maximum(a, b);
        case 4:
          return ops.where(a, b, c);
        case 5:
          return part(choice, (number) => ops.multiply(a, number));
        case 6:
          return part(choice, (number) => ops.subtract(number, ops.add(a, number)));
        case 7:
          return part(choice, (number) => ops.where(a, number, b));
        case 8:
          return ops.sigmoid(a);
        case 9:
          return ops.exp(ops.tanh(a));
        case 10:
          return ops.log1p(ops.absolute(ops.sqrt(ops.absolute(a))));
        case 11:
          return tame(ops, ops.matmul(matrix, ops.transpose(matrix)));
        case 12: {
          const right = pick(operands[1], (other): other is Matrix => isMatrix(other) && other.shape[0] === columns);
          return right && tame(ops, ops.matmul(matrix, right));
        }
        case 13: {
          const row = along(columns);
          return row && ops.addRow(matrix, row);
        }
        case 14: {
          const column = along(rows);
          return column && ops.multiplyColumn(matrix, column);
        }
        case 15:
          return ops.sumRows(matrix);
        case 16:
          return columns === 0 ? undefined : ops.maxColumns(matrix);
        case 17:
          return tame(ops, ops.sumColumns(matrix));
        case 18:
          return ops.transpose(matrix);
        case 19:
          return ops.reshape(a, [sizeOf(a.shape)]);
        case 20:
          return ops.concatenate([a, b, matrix]);
        case 21:
          return ops.concatenate([ops.multiply(a, 3), ops.reshape(c, [sizeOf(c.shape)]), ops.multiply(b, 0.5)]);
        case 22: {
          const vector = pick(operands[0], isVector)!;
          const start = Math.min(operands[1] % 5, vector.shape[0]);
          return ops.slice(vector, start, [vector.shape[0] - start]);
        }
        default:
          return part(choice, (number) => ops.fill(a.shape, number));
      }
    };
    const change = (choice: Choice): void => {
      const { operation, operands } = choice;
      const source = pool[operands[0] % pool.length]!;
      const size = sizeOf(source.shape);
      const start = operands[1] % 7;
      if (start + size > θ.shape[0]) return;
      const target: Tensor = ops.slice<Shape>(θ, start, source.shape);
      if (operation % 3 === 0) ops.assign(target, source);
      else ops.increase(target, operation % 3 === 1 ? source : part(choice, (number) => ops.multiply(source, number)));
    };

    for (const choice of computed) {
      const result = compute(choice);
      if (result !== undefined) pool.push(result);
    }
    const loss = ops.item(pool.map((tensor) => ops.sum(tame(ops, tensor))).reduce((sum, one) => ops.add(sum, one)));
    if (!ops.allFinite(pool)) return undefined;
    for (const choice of changed) {
      if (choice.operation % 2 === 0) change(choice);
      else pool.push(compute(choice) ?? θ);
    }
    return loss;
  };
