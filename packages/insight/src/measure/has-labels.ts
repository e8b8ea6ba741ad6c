import type { Tensor } from "@gd/tensor";
import type { AnyLoss } from "@gd/train";
import { taskOf } from "./task.js";

/** Whether a batch of targets has one label for each example, the number of its class. */
export const hasLabels = (loss: AnyLoss, target: Tensor): boolean =>
  taskOf(loss) === "classes" && target.shape.length === 1;
