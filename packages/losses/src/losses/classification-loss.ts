import type { Context, EvaluatedLoss, Tensor, Vector } from "@gd/tensor";

/** A label for each example, or a probability for each of its classes. */
export type ClassTarget<Examples extends number, Classes extends number> =
  | Tensor<readonly [Examples]>
  | Tensor<readonly [Examples, Classes]>;

/** A loss of scores for each class. */
export interface ClassificationLoss {
  readonly name: string;
  /** With weights, one for each example, the mean over the batch is Σᵢ weightᵢ · lossᵢ / Σᵢ weightᵢ. */
  evaluate<Examples extends number, Classes extends number>(
    context: Context,
    output: Tensor<readonly [Examples, Classes]>,
    target: ClassTarget<NoInfer<Examples>, NoInfer<Classes>>,
    weights?: Vector,
  ): EvaluatedLoss<Tensor<readonly [Examples, Classes]>>;
}
