import {
  expectLayer,
  expectOptions,
  expectSizes,
  type Layer,
  type Parameters,
  type Shape,
  ShapeError,
  sameShape,
} from "@gd/tensor";

/**
 * The same layer with shapes that the compiler knows, once they are checked: from sizes that are known at run time back to
 * literal ones, as in `sequential(expectShape(stack(hidden), { output: [64] }), linear(64, 10))`.
 */
export function expectShape<
  LayerIn extends Shape,
  LayerOut extends Shape,
  P extends Parameters,
  S extends Parameters,
  const In extends LayerIn = LayerIn,
  const Out extends LayerOut = LayerOut,
>(layer: Layer<LayerIn, LayerOut, P, S>, shapes: { readonly input?: In; readonly output?: Out }): Layer<In, Out, P, S>;
// What the signature above promises is what the checks below establish; the compiler cannot follow them.
export function expectShape(layer: Layer, shapes: { readonly input?: Shape; readonly output?: Shape }): Layer {
  expectLayer("expectShape(layer)", layer);
  const { input, output } = expectOptions("expectShape", shapes, ["input", "output"]);
  expectSame(layer, "input", input, layer.inputShape);
  expectSame(layer, "output", output, layer.outputShape);
  return layer;
}

const expectSame = ({ name }: Layer, role: string, expected: Shape | undefined, received: Shape): void => {
  if (expected === undefined) return;
  expectSizes(`expectShape(${role})`, expected, 0);
  if (!sameShape(expected, received)) {
    throw new ShapeError({ place: name, role, expected, received });
  }
};
