import { formatShape, isShape, type Shape, sameShape, sizeOf } from "./shape.js";
import { ShapeError } from "./shape-error.js";
import type { Tensor } from "./tensor.js";

/** What an operation reads of a tensor to know the shape of its result. */
export interface Shaped {
  readonly shape: Shape;
}

/**
 * The shapes of the results of operations, for every interpreter of `Ops` alike.
 *
 * Throws  ShapeError, with the operation as the place, when operands do not fit
 */
export const resultShape = {
  /** All operands of one shape; numbers fit any. */
  elementwise(place: string, ...operands: readonly (Shaped | number)[]): Shape {
    const shapes = operands.flatMap((operand) => (typeof operand === "number" ? [] : [operand.shape]));
    const [first = [], ...others] = shapes;
    for (const received of others) {
      if (!sameShape(first, received)) {
        throw new ShapeError({ place, role: "operand", expected: first, received, advice: noBroadcast });
      }
    }
    return first;
  },

  /** Refuses what is no matrix. */
  matrix(place: string, role: string, { shape }: Shaped): readonly [number, number] {
    const [rows, columns, ...more] = shape;
    if (rows === undefined || columns === undefined || more.length > 0) {
      throw new ShapeError({ place, role, expected: ["rows", "columns"], received: shape });
    }
    return [rows, columns];
  },

  /** [rows of left, columns of right] */
  matmul(left: Shaped, right: Shaped): readonly [number, number] {
    const [rows, inner] = resultShape.matrix("matmul", "left", left);
    const [rightRows, columns] = resultShape.matrix("matmul", "right", right);
    if (inner !== rightRows) {
      throw new ShapeError({
        place: "matmul",
        role: "right",
        expected: [inner, "columns"],
        received: right.shape,
        advice: `the columns of left [${rows}, ${inner}] meet the rows of right`,
      });
    }
    return [rows, columns];
  },

  /** A matrix and a vector with an element for each column (axis 1) or each row (axis 0). */
  along(place: string, axis: 0 | 1, matrix: Shaped, vector: Shaped): readonly [number, number] {
    const shape = resultShape.matrix(place, "matrix", matrix);
    if (!sameShape([shape[axis]], vector.shape)) {
      throw new ShapeError({
        place,
        role: axis === 1 ? "row" : "column",
        expected: [shape[axis]],
        received: vector.shape,
      });
    }
    return shape;
  },

  /** The shape, refused where it has another number of elements. */
  reshape<S extends Shape>(source: Shaped, shape: S): S {
    if (!isShape(shape) || sizeOf(shape) !== sizeOf(source.shape)) {
      throw new ShapeError({
        place: `reshape of ${formatShape(source.shape)} to ${formatShape(shape)}`,
        role: "elements",
        expected: [sizeOf(source.shape)],
        received: [sizeOf(shape)],
      });
    }
    return shape;
  },

  /** Refuses what are no sizes. */
  fill(shape: Shape): void {
    if (!isShape(shape)) {
      throw new ShapeError({ place: "fill", role: "shape", expected: ["sizes", "…"], received: shape });
    }
  },

  /** The shape, refused where the vector has no such part. */
  slice<S extends Shape>(vector: Shaped, start: number, shape: S): S {
    const [length = 0] = vector.shape;
    if (vector.shape.length !== 1 || !isShape([start, ...shape]) || start + sizeOf(shape) > length) {
      throw new ShapeError({
        place: `slice at ${start} of shape ${formatShape(shape)}`,
        role: "vector",
        expected: [start + sizeOf(shape)],
        received: vector.shape,
      });
    }
    return shape;
  },

  /** Refuses what is no vector. */
  vector(place: string, role: string, { shape }: Shaped): readonly [number] {
    const [length, ...more] = shape;
    if (length === undefined || more.length > 0) {
      throw new ShapeError({ place, role, expected: ["length"], received: shape });
    }
    return [length];
  },

  /** Refuses what is no number of classes. */
  classes(place: string, classes: number): void {
    if (!isShape([classes])) {
      throw new ShapeError({ place, role: "classes", expected: ["classes"], received: [classes] });
    }
  },

  /** [labels, classes] */
  oneHot<M extends number, N extends number>(labels: Tensor<readonly [M]>, classes: N): readonly [M, N] {
    resultShape.vector("oneHot", "labels", labels);
    resultShape.classes("oneHot", classes);
    return [labels.shape[0], classes];
  },

  /** [labels, columns of the table] */
  gatherRows(table: Shaped, labels: Shaped): readonly [labels: number, columns: number] {
    const [, columns] = resultShape.matrix("gatherRows", "table", table);
    return [resultShape.vector("gatherRows", "labels", labels)[0], columns];
  },

  /** Refuses operands of sumRowsByLabel; the result is [classes, columns]. */
  sumRowsByLabel(rows: Shaped, labels: Shaped, classes: number): readonly [rows: number, columns: number] {
    const shape = resultShape.matrix("sumRowsByLabel", "rows", rows);
    if (!sameShape([shape[0]], labels.shape)) {
      throw new ShapeError({
        place: "sumRowsByLabel",
        role: "labels",
        expected: [shape[0]],
        received: labels.shape,
        advice: "each row has a label",
      });
    }
    resultShape.classes("sumRowsByLabel", classes);
    return shape;
  },

  /** Refuses what is no scalar. */
  scalar(place: string, { shape }: Shaped): readonly [] {
    if (shape.length > 0) throw new ShapeError({ place, role: "scalar", expected: [], received: shape });
    return [];
  },
};

const noBroadcast = "shapes are never stretched to fit: use addRow, multiplyColumn and their like, or reshape";
