import {
  coefficientsAt,
  fromElements,
  type GradientTransformation,
  referenceOps,
  type UpdateInput,
  type Vector,
} from "@gd/tensor";

/** How batches combine, which a training tells its optimizer. */
interface Batches extends Pick<UpdateInput<never>, "reduction"> {
  /** Of each gradient. */
  readonly weights?: readonly number[];
}

/** The updates of a transformation for a sequence of gradients of one parameter, in float64. */
export const updatesOf = (
  transformation: GradientTransformation,
  gradients: readonly number[],
  { reduction, weights }: Batches = {},
): readonly number[] => {
  const ops = referenceOps({ dtype: "float64" });
  let parameters: Vector = ops.fill([1], 0);
  let state = transformation.initialize(ops, 1);
  return gradients.map((g, step) => {
    const gradient = fromElements(Float64Array.of(g), [1]);
    const coefficients = coefficientsAt(transformation, ops, step);
    const combining = weights === undefined ? {} : { weight: () => ops.fill([], weights[step]!) };
    const next = transformation.update({ ops, gradient, state, parameters, coefficients, reduction, ...combining });
    parameters = ops.add(parameters, next.update);
    state = next.state;
    return next.update.data[0]!;
  });
};
