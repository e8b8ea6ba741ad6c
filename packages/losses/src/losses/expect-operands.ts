import {
  type Context,
  DTypeError,
  expectContext,
  expectSizes,
  expectString,
  expectTensor,
  hasElements,
  type Loss,
  type Shape,
  ShapeError,
  sameShape,
  type Tensor,
  type Vector,
} from "@gd/tensor";
import { expectWeights } from "../expect-elements.js";
import { noBatch } from "../expect-shape.js";
import { expectUnweighted } from "../weights/expect-unweighted.js";

/** What a loss expects of outputs and targets. */
export interface OperandRules {
  readonly name: string;
  /** Throws unless the shapes fit each other. */
  expectShapes(place: string, output: Shape, target: Shape): void;
  /** Throws unless the elements of a target of the right shape can be targets. */
  expectElements(place: string, target: Tensor, output: Shape): void;
}

/** Where a loss is evaluated, for messages: `digits › softmaxCrossEntropy`. */
export const placeOf = ({ path }: Context, loss: string): string => [...path, loss].join(" › ");

/** `Loss.expectTarget` by these rules. */
export const expectTargetBy =
  ({ name, expectShapes, expectElements }: OperandRules): NonNullable<Loss["expectTarget"]> =>
  (place, target, outputShape) => {
    expectString(`${name}.expectTarget(place)`, place);
    expectTensor(`${place}(target)`, target);
    expectSizes(`${place}(outputShape)`, outputShape, 0);
    expectShapes(place, outputShape, target.shape);
    expectUnweighted(place, `withWeights(${name}) takes such targets.`, target);
    expectElements(place, target, outputShape);
  };

/** Throws unless a loss can be evaluated on these operands. Reads elements only where nobody has checked them before. */
export const expectOperands = (
  context: Context,
  { name, expectShapes, expectElements }: OperandRules,
  output: Tensor,
  target: Tensor,
  weights?: Vector,
): void => {
  expectContext(`${name}(context)`, context);
  const place = placeOf(context, name);
  expectTensor(`${place}(output)`, output);
  expectTensor(`${place}(target)`, target);
  expectShapes(place, output.shape, target.shape);
  expectDType(place, context, { output, target });
  if (!context.trusted && hasElements(target)) {
    expectUnweighted(place, `withWeights(${name}) takes such targets.`, target);
    expectElements(place, target, output.shape);
  }
  if (weights === undefined) return;
  expectTensor(`${place}(weights)`, weights);
  const [examples = 0, ...outputs] = output.shape;
  if (outputs.length === 0) throw noBatch(place, ["batch", "outputs"], output.shape);
  if (!sameShape(weights.shape, [examples])) {
    throw new ShapeError({ place, role: "weights", expected: [examples], received: weights.shape });
  }
  expectDType(place, context, { weights });
  if (!context.trusted && hasElements(weights)) expectWeights(place, weights);
};

/** Throws a DTypeError unless operands have the precision of the operations. */
export const expectDType = (place: string, { ops }: Context, operands: Readonly<Record<string, Tensor>>): void => {
  for (const [role, { dtype }] of Object.entries(operands)) {
    if (dtype !== ops.dtype) throw new DTypeError(`${place}: ${role}`, ops.dtype, dtype);
  }
};
