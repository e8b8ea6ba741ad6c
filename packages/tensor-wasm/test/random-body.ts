import {
  type Change,
  type Ops,
  type Outcome,
  type Scalar,
  type Shape,
  sameShape,
  sizeOf,
  type Tensor,
  type Vector,
} from "@gd/tensor";

/** One operation of a random body: which one, on which of the tensors made so far, and with which number. */
export interface Choice {
  readonly operation: number;
  readonly operands: readonly [number, number, number];
  readonly number: number;
  /** Whether a factor that differs from step to step takes part in it. */
  readonly varies: boolean;
}

/** A random body: operations that compute, then some that change variables, among more that compute. */
export interface RandomBody {
  readonly rows: number;
  readonly columns: number;
  readonly computed: readonly Choice[];
  readonly changed: readonly Choice[];
  /** Which vector it reports. */
  readonly reported: number;
}

/** Two matrices, a factor that differs from step to step, and the number of the step. */
type Inputs = readonly [x: Matrix, y: Matrix, factor: Scalar, step: Tensor<readonly [2]>];

type Matrix = Tensor<readonly [number, number]>;

const isMatrix = (x: Tensor): x is Matrix => x.shape.length === 2;
const isVector = (x: Tensor): x is Vector => x.shape.length === 1;

/** All elements brought between −1 and 1, so that few bodies reach infinity. */
const tame = (ops: Ops, x: Tensor): Tensor => ops.divide(x, ops.add(ops.absolute(x), 1));

/** The body that choices stand for, over a variable θ and a constant of the heap. */
export const bodyOf =
  (ops: Ops, { computed, changed, reported }: RandomBody, θ: Vector, constant: Matrix) =>
  ([x, y, factor, step]: Inputs): Outcome => {
    const { shape } = constant;
    const parts: readonly Tensor[] = [ops.slice(θ, 1, shape), θ, ops.slice(θ, 1, [shape[1]])];
    const pool: Tensor[] = [x, y, constant, ...parts];
    const views = new Set(parts);
    const view = <T extends Tensor>(of: Tensor, made: T): T => {
      if (views.has(of)) views.add(made);
      return made;
    };
    const pick = <T extends Tensor>(index: number, fits: (x: Tensor) => x is T): T | undefined => {
      const fitting = pool.filter(fits);
      return fitting[index % fitting.length];
    };
    const like = (index: number, one: Tensor): Tensor =>
      pick(index, (other): other is Tensor => sameShape(one.shape, other.shape)) ?? one;
    const vary = ({ varies }: Choice, tensor: Tensor): Tensor => (varies ? ops.scale(tensor, factor) : tensor);

    const compute = (choice: Choice): Tensor | undefined => {
      const { operation, operands, number } = choice;
      const a = pool[operands[0] % pool.length]!;
      const [b, c] = [like(operands[1], a), like(operands[2], a)];
      const matrix = pick(operands[0], isMatrix)!;
      const [rows, columns] = matrix.shape;
      const along = (length: number) =>
        pick(operands[1], (other): other is Vector => isVector(other) && other.shape[0] === length);
      switch (operation % 27) {
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
          return vary(choice, ops.multiply(a, number));
        case 6:
          return ops.subtract(number, vary(choice, ops.add(a, number)));
        case 7:
          return ops.where(vary(choice, a), number, b);
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
          return view(matrix, ops.transpose(matrix));
        case 19:
          return view(a, ops.reshape(a, [sizeOf(a.shape)]));
        case 20:
          return ops.concatenate([a, b, matrix]);
        case 21:
          return ops.concatenate([ops.multiply(a, 3), ops.reshape(c, [sizeOf(c.shape)]), ops.multiply(b, 0.5)]);
        case 22: {
          const vector = pick(operands[0], isVector)!;
          const start = Math.min(operands[1] % 5, vector.shape[0]);
          return view(vector, ops.slice(vector, start, [vector.shape[0] - start]));
        }
        case 23:
          return vary(choice, ops.uniform(a.shape, [operands[1], operands[2]], step));
        case 24:
          return ops.divideBy(a, ops.add(ops.absolute(ops.sum(b)), 1));
        case 25: {
          const vector = pick(operands[1], isVector)!;
          const [length] = vector.shape;
          return length === 0 ? undefined : ops.scale(a, ops.slice(vector, operands[2] % Math.min(length, 5), []));
        }
        default:
          return vary(choice, ops.fill(a.shape, number));
      }
    };
    const changes: Change[] = [];
    const change = ({ operation, operands, number }: Choice): void => {
      const picked = pool[operands[0] % pool.length]!;
      const start = operands[1] % 7;
      if (start + sizeOf(picked.shape) > θ.shape[0]) return;
      const target: Tensor = ops.slice<Shape>(θ, start, picked.shape);
      // A view of what changed before it may not be the source of a change.
      const source = changes.length > 0 && views.has(picked) ? ops.multiply(picked, 1) : picked;
      if (operation % 3 === 0) changes.push({ target, assign: source });
      else changes.push({ target, increase: operation % 3 === 1 ? source : ops.multiply(source, number) });
    };

    for (const choice of computed) {
      const result = compute(choice);
      if (result !== undefined) pool.push(result);
    }
    const loss = pool.map((tensor) => ops.sum(tame(ops, tensor))).reduce((sum, one) => ops.add(sum, one));
    const finite = [loss, ...pool.filter((_, i) => (i + reported) % 2 === 0)];
    const report = reported % 3 === 0 ? pick(reported, isVector)! : ops.concatenate([loss]);
    for (const choice of changed) {
      if (choice.operation % 2 === 0) change(choice);
      else pool.push(compute(choice) ?? θ);
    }
    return { report, finite, changes };
  };
