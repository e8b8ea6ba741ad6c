import { type Shape, sizeOf } from "../shape.js";
import type { Operation, Repeats, Shaped } from "./operation.js";
import { sameShapes } from "./operation-shapes.js";
import { matching, type Pattern } from "./pattern.js";
import type * as signature from "./signatures.js";
import { patchesShape, valuesShape, type Windows, windowGrid } from "./windows.js";

type Rule = Pick<Operation, "shape" | "example" | "roles"> & Partial<Omit<Operation, "signature">>;

/** An operation, with what most of them have in common. */
export const operation = <Signature>(rule: Rule): Operation<Signature> => ({
  flops: (result) => sizeOf(result),
  independent: "nothing",
  view: false,
  labels: undefined,
  elementary: false,
  repeats: undefined,
  ...rule,
});

/** The operand of most examples. */
export const MATRIX = { shape: [2, 3] };

/** Each element depends on those at its place in the operands, which are tensors of one shape, or numbers. */
export const elementwise = <Signature>(roles: readonly string[], rule: Partial<Rule> = {}): Operation<Signature> =>
  operation({
    shape: sameShapes,
    roles,
    example: roles.map(() => MATRIX),
    independent: "elements",
    ...rule,
  });

/** An operation whose axes have names: axes of the same name have the same size. */
export const ofPattern = <Signature>(
  pattern: Pattern,
  rule: Omit<Partial<Operation>, "signature"> = {},
): Operation<Signature> => operation({ ...matching(pattern), ...rule });

/** An operation on a matrix and a row, which is repeated for each of its rows. */
export const alongRows = (as: Repeats["as"]) =>
  ofPattern<signature.AlongRows>(
    { takes: { matrix: ["rows", "columns"], row: ["columns"] }, gives: ["rows", "columns"] },
    { independent: "rows", repeats: { as, row: 0, column: 1 } },
  );

/** An operation on a matrix and a column, which is repeated for each of its columns. */
export const alongColumns = (as: Repeats["as"]) =>
  ofPattern<signature.AlongColumns>(
    { takes: { matrix: ["rows", "columns"], column: ["rows"] }, gives: ["rows", "columns"] },
    { independent: "rows", repeats: { as, row: 1, column: 0 } },
  );

/** An operation on a tensor and a scalar, which is repeated for each element. */
export const byScalar = (as: Repeats["as"]) => {
  const scalarShape = matching({ takes: { scalar: [] }, gives: [] }).shape;
  return operation<signature.ByScalar>({
    shape(place, [x, scalar]: readonly Shaped[]) {
      scalarShape(place, [scalar] as never);
      return x!.shape;
    },
    roles: ["x", "scalar"],
    example: [MATRIX, { shape: [] }],
    independent: "elements",
    repeats: { as, row: 0, column: 0 },
  });
};

/** One floating-point operation for each element of the first operand. */
export const ofOperand: Operation["flops"] = (_, [x]: readonly Shaped[]) => sizeOf(x!.shape);

/** A matrix becomes one number for each of its rows, or its columns. */
export const reduction = <Signature>(gives: "rows" | "columns") =>
  ofPattern<Signature>(
    { takes: { matrix: ["rows", "columns"] }, gives: [gives] },
    { independent: gives, flops: ofOperand },
  );

/** The operands of examples over images. */
export const WINDOWS: Windows = { size: [2, 3], stride: [1, 2], padding: { top: 0, bottom: 0, left: 1, right: 0 } };
export const IMAGES = { shape: [2, 3, 4, 2] };
export const VALUES = { shape: [2, 2, 2, 2] };

/** An addition or a comparison for each pixel and channel of each window. */
export const inWindows =
  (shapeOf: (operands: never) => Shape): Operation["flops"] =>
  (_, operands: readonly Windows[]) =>
    sizeOf(patchesShape(windowGrid("", shapeOf(operands as never), operands.at(-1)!)));

/** A value for each window of images. */
export const overImages = <Signature>(): Operation<Signature> =>
  operation({
    shape: (place, [images, windows]: readonly [Shaped, Windows]) =>
      valuesShape(windowGrid(place, images.shape, windows)),
    flops: inWindows(([images]: readonly Shaped[]) => images!.shape),
    roles: ["images", "windows"],
    example: [IMAGES, WINDOWS],
    independent: "images",
  });
