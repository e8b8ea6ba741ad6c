import type { Context, Described, EvaluatedLoss, Loss, Matrix, Shape, Tensor, Vector } from "@gd/tensor";

/** A label for each example, or a probability for each of its classes. */
export type ClassTarget<Examples extends number, Classes extends number> =
  | Tensor<readonly [Examples]>
  | Matrix<Examples, Classes>;

/** A loss of a score for each class. */
export interface ClassificationLoss extends Described {
  readonly name: string;
  /** What it applies to outputs itself. */
  readonly activation?: Loss["activation"];
  /** Throws unless the target is made of labels of the output's classes, or of probabilities for them. */
  expectTarget(place: string, target: Tensor, outputShape: Shape): void;
  /** With weights, one for each example, the mean over the batch is Σᵢ weightᵢ · lossᵢ / Σᵢ weightᵢ. */
  evaluate<Examples extends number, Classes extends number>(
    context: Context,
    output: Matrix<Examples, Classes>,
    target: ClassTarget<NoInfer<Examples>, NoInfer<Classes>>,
    weights?: Vector,
  ): EvaluatedLoss<Matrix<Examples, Classes>>;
}
