import type { Task } from "./task.ts";

/** Floating-point operations of one step's matrix products, forward and, of a training, backward, without the elementwise ones. */
export const operationsOf = (task: Task): number => {
  switch (task.kind) {
    case "product":
      return 2 * task.size ** 3;
    case "regression":
      return 4 * task.rows * task.columns;
    case "convolution": {
      const pixels = (layer: number) => (task.size / 2 ** layer) ** 2 * task.batch;
      const [first = 0, ...others] = task.channels
        .slice(1)
        .map((filters, i) => 2 * pixels(i) * 9 * task.channels[i]! * filters);
      const linear = 2 * pixels(task.channels.length - 1) * task.channels.at(-1)! * task.classes;
      return 2 * first + 3 * [...others, linear].reduce((sum, operations) => sum + operations, 0);
    }
    case "inference":
      return task.sizes.slice(1).reduce((sum, outputs, i) => sum + 2 * task.batch * task.sizes[i]! * outputs, 0);
    case "network": {
      const [first = 0, ...others] = task.sizes.slice(1).map((outputs, i) => 2 * task.batch * task.sizes[i]! * outputs);
      // The first layer's input needs no gradient.
      return 2 * first + 3 * others.reduce((sum, operations) => sum + operations, 0);
    }
  }
};

/** The precision of a task. */
export const dtypeOf = (task: Task): "float32" | "float64" => {
  if (task.kind === "product") return task.dtype;
  return task.kind === "regression" ? "float64" : "float32";
};
