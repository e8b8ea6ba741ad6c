import { type Dataset, dataset } from "@gd/data";
import { fromElements, rowMajor } from "@gd/tensor";
import type { Task } from "../task.ts";

/** Numbers of one example, which `change` may replace. */
export interface Row {
  readonly input: Float32Array;
  readonly target: Float32Array;
}

/** A task with every example changed, in the training and in the validation. */
export const changed = (task: Task, change: (row: Row, place: number) => Row | undefined): Task => ({
  ...task,
  data: changedData(task.data, change),
  validation: changedData(task.validation, change),
});

/** A dataset with every example changed, or left out. */
export const changedData = (data: Dataset, change: (row: Row, place: number) => Row | undefined): Dataset => {
  const places = Array.from({ length: data.size }, (_, i) => i);
  const { input, target } = data.examples(places, "float32");
  const [inputs, targets] = [Float32Array.from(rowMajor(input)), Float32Array.from(rowMajor(target))];
  const [width, outputs] = [inputs.length / data.size, targets.length / data.size];
  const rows = places.flatMap((i) => {
    const row = {
      input: inputs.slice(i * width, (i + 1) * width),
      target: targets.slice(i * outputs, (i + 1) * outputs),
    };
    return change(row, i) ?? [];
  });
  const flat = (role: keyof Row) => Float32Array.from(rows.flatMap((row) => Array.from(row[role])));
  const newTargets = flat("target");
  const perRow = newTargets.length / rows.length;
  const isLabel = data.targetShape.length === 0 && perRow === 1;
  const shape: readonly [number, ...number[]] = isLabel ? [rows.length] : [rows.length, perRow];
  return dataset(fromElements(flat("input"), [rows.length, ...data.inputShape]), fromElements(newTargets, shape));
};
