import { expect, test } from "vitest";
import { withFault } from "./fault.ts";
import { plant } from "./plant.ts";

const source = "const y = ops.add(x, 1);\nconst layer = { backward: (g) => ops.add(g, 0) };\n";
const fault = { file: "layer.ts", what: "the gradient of nothing", find: "ops.add(g, 0)", replace: "0" };

test("a fault of the lists is found in its file", () => {
  const found = plant("layers/src/layer.ts", source, fault);
  expect(found).toMatchObject({ file: "layers/src/layer.ts", line: 2, part: "backward", what: fault.what });
  expect(withFault(source, found)).toBe("const y = ops.add(x, 1);\nconst layer = { backward: (g) => 0 };\n");
  expect(plant("layers/src/layer.ts", source, { ...fault, find: "ops.add(x, 1)" })).toMatchObject({ part: "forward" });
});

test("one whose piece does not occur, or occurs more than once, is refused", () => {
  expect(() => plant("layers/src/layer.ts", source, { ...fault, find: "ops.add(g, 1)" })).toThrow(
    'layers/src/layer.ts: "the gradient of nothing" is planted where this occurs once, but it occurs 0 times; ' +
      "has the file changed?\nops.add(g, 1)",
  );
  expect(() => plant("layers/src/layer.ts", source, { ...fault, find: "ops.add" })).toThrow(
    "it occurs 2 times; include more",
  );
});
