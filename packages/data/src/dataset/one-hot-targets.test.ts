import { tensor } from "@gd/tensor";
import { expect, test } from "vitest";
import { dataset } from "./dataset.js";
import { oneHotTargets } from "./one-hot-targets.js";
import { subset } from "./subset.js";

const points = dataset(tensor([[5], [6], [7]]), tensor([2, 0, 1]));

test("has a number for each class in place of each label, and the inputs as they were", () => {
  const data = oneHotTargets(points, 3);
  expect(data).toMatchObject({ size: 3, inputShape: [1], targetShape: [3] });
  const target = tensor(
    [
      [0, 1, 0],
      [0, 0, 1],
    ],
    { dtype: "float64" },
  );
  expect(data.examples([2, 0], "float64")).toEqual({ input: tensor([[7], [5]], { dtype: "float64" }), target });
  expect(data.targets!([2, 0], "float64")).toEqual(target);
});

test("changes from epoch to epoch as the labels do, and has only what those have", () => {
  expect(oneHotTargets(points, 3).at).toBeUndefined();
  const data = oneHotTargets({ ...points, at: (epoch) => subset(points, Array(3).fill(epoch)) }, 3);
  expect([...data.at!(1).examples([0], "float32").target.data]).toEqual([1, 0, 0]);
  const { size, inputShape, targetShape, examples } = points;
  expect(oneHotTargets({ size, inputShape, targetShape, examples }, 3).targets).toBeUndefined();
});

test("refuses other targets, and labels of other classes", () => {
  expect(() => oneHotTargets(dataset(tensor([[1]]), tensor([[1]])) as never, 3)).toThrow(
    expect.objectContaining({ name: "ShapeError" }),
  );
  expect(() => oneHotTargets(points, 2).examples([1, 0], "float32")).toThrow(
    expect.objectContaining({ name: "LabelError" }),
  );
  expect(() => oneHotTargets(points, 0)).toThrow("oneHotTargets(classes) expects a whole number ≥ 1, but received 0.");
});
