import type { ConvolutionTask, Task } from "./task.ts";
import { withShapes } from "./workloads/image-shapes.ts";

/** Floating-point operations of one step's matrix products, forward and, of a training, backward, without the elementwise ones. */
export const operationsOf = (task: Task): number => {
  switch (task.kind) {
    case "product":
      return 2 * task.size ** 3;
    case "regression":
      return 4 * task.rows * task.columns;
    case "convolution":
      return trainingOf(imageProducts(task));
    case "inference":
      return task.sizes.slice(1).reduce((sum, outputs, i) => sum + 2 * task.batch * task.sizes[i]! * outputs, 0);
    case "network":
      return trainingOf(task.sizes.slice(1).map((outputs, i) => 2 * task.batch * task.sizes[i]! * outputs));
  }
};

/** Of all layers, from those of their outputs; the first layer's input needs no gradient. */
const trainingOf = ([first = 0, ...others]: readonly number[]): number =>
  2 * first + 3 * others.reduce((sum, operations) => sum + operations, 0);

/** Of the output of each layer that multiplies. */
const imageProducts = ({
  image,
  layers,
  batch,
}: Pick<ConvolutionTask, "image" | "layers" | "batch">): readonly number[] =>
  withShapes(layers, image).flatMap(({ layer, from, to: [height, width] }) => {
    switch (layer.kind) {
      case "convolution":
        return [2 * batch * height * width * layer.size ** 2 * layer.channels * layer.filters];
      case "linear":
        return [2 * batch * layer.inputs * layer.outputs];
      case "residual":
        return imageProducts({ image: from, layers: layer.layers, batch });
      default:
        return [];
    }
  });

/** The precision of a task. */
export const dtypeOf = (task: Task): "float32" | "float64" => {
  if (task.kind === "product") return task.dtype;
  return task.kind === "regression" ? "float64" : "float32";
};
