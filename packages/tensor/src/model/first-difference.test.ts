import { expect, test } from "vitest";
import type { Description } from "./description.js";
import { firstDifference } from "./first-difference.js";

const between = (own: Description, other: unknown) => firstDifference(own, other, "the model");
const conv = (options: Readonly<Record<string, string | readonly number[]>>): Description => ({
  type: "conv2d",
  size: [3, 3],
  padding: [0, 0],
  ...options,
});

test("there is none where all is the same, also after JSON", () => {
  const description = conv({});
  for (const same of [description, conv({}), structuredClone(description), JSON.parse(JSON.stringify(description))]) {
    expect(between(description, same)).toBe(undefined);
  }
});

test.each<[Description, unknown, place: string, own: string, other: string]>([
  [conv({}), conv({ size: [3, 2] }), "conv2d", "size 3", "size 2"],
  [conv({}), conv({ padding: "same" }), "conv2d", "padding [0, 0]", "padding same"],
  [{ type: "a", bias: false }, { type: "a", bias: true }, "a", "bias false", "bias true"],
  [{ type: "a" }, { type: "a", b: 1 }, "a", "no b", "b 1"],
  [{ type: "a", b: null }, { type: "a" }, "a", "b null", "no b"],
  [{ type: "a", b: 0 }, { type: "a", b: { type: "c" } }, "a", "b 0", "b something else"],
  [{ type: "a", b: [[1], [2]] }, { type: "a", b: [[1], [3]] }, "a", "b 2", "b 3"],
  [
    { type: "a", layers: [{ type: "b" }] },
    { type: "a", layers: { type: "b" } },
    "a",
    "layers a list",
    "layers something else",
  ],
  [{ type: "a", layers: [{ type: "b" }] }, { type: "a", layers: [] }, "a", "1 layer", "0 layers"],
  [{ type: "a", layers: [{ type: "b" }] }, { type: "a", layers: [7] }, "a › 0", "b", "nothing"],
  [{ type: "a", layer: { type: "b" } }, { type: "a", layer: [] }, "a", "b", "something else"],
  [{ type: "a" }, undefined, "the model", "a", "nothing"],
  [{ type: "a" }, { type: "own", name: "a" }, "a", "type a", "type own"],
  [{ type: "own", name: "a" }, { type: "own", name: "b" }, "the model", "a", "b"],
])("%j and %j", (description, given, place, own, other) => {
  expect(between(description, given)).toEqual({ place, own, other });
});

test("settings tell no parts apart, wherever they are", () => {
  const adam = (settings: object): Description => ({ type: "chain", transformations: [{ type: "adam", ...settings }] });
  const one = adam({ settings: { learningRate: 0.1 } });
  for (const other of [
    adam({}),
    adam({ settings: { learningRate: { type: "constant", rate: 1 } } }),
    adam({ settings: 7 }),
  ]) {
    expect(between(one, other)).toBe(undefined);
    expect(between(other, one)).toBe(undefined);
  }
});

test("a description that contains itself is the same as itself", () => {
  const circle: { readonly type: string; layer?: Description } = { type: "circle" };
  circle.layer = circle as Description;
  expect(between(circle as Description, circle)).toBe(undefined);
});
