import { expect, test } from "vitest";
import { withFault } from "./fault.ts";
import { slips } from "./slips.ts";

const of = (source: string): readonly string[] => slips("file.ts", source).map((fault) => withFault(source, fault));

test.each([
  ["ops.subtract(a, b)", ["ops.add(a, b)", "a"]],
  ["ops.divide(1, b)", ["ops.multiply(1, b)", "b", "ops.divide(2, b)"]],
  ["ops.transpose(a)", ["a"]],
  ["ops.matmul(a, b)", ["ops.matmul(b, a)"]],
  ["ops.where(x, a, 0)", ["ops.where(x, 0, a)", "ops.where(x, a, 1)"]],
  ["ops.sumRows(g)", ["ops.divide(ops.sumRows(g), g.shape[0])"]],
  ["ops.meanRows(g)", ["ops.sumRows(g)"]],
  ["ops.maximum(x, 0)", ["x", "ops.maximum(x, 1)"]],
  ["1 / n", ["1 * n", "2 / n"]],
  ["i < -n", ["i <= -n", "i < n"]],
  ["training ? a : b", ["training ? b : a"]],
  ["n > 0 ? a : b", ["n >= 0 ? a : b"]],
  ["Math.min(a, b)", ["Math.max(a, b)"]],
  ["({ epsilon = 1e-5 }) => epsilon", ["({ epsilon = 0.00002 }) => epsilon"]],
  ["const EPSILON = 0", ["const EPSILON = 1"]],
])("%s becomes %o", (source, expected) => {
  expect(of(source)).toEqual(expected);
});

test.each([
  'const name = "a - b" + n;',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a program.
  "const name = `linear(${a - b})`;",
  'throw new RangeError(a < b ? "less" : "more");',
  "type Negative = -1;",
  "elements[0]",
])("%s has no slips", (source) => {
  expect(of(source)).toEqual([]);
});

test("code that computes a gradient is backward", () => {
  const source = [
    "const layer = { forward({ ops }, x) {",
    "  const y = ops.exp(x);",
    "  return { y, backward: (g) => ops.multiply(g, y) };",
    "} };",
  ].join("\n");
  expect(slips("file.ts", source).map(({ line, part, what }) => [line, part, what])).toEqual([
    [2, "forward", "ops.exp(x) → x"],
    [3, "backward", "ops.multiply(g, y) → ops.divide(g, y)"],
    [3, "backward", "ops.multiply(g, y) → g"],
  ]);
});
