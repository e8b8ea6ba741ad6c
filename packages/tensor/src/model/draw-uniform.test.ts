import { describe, expect, test } from "vitest";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { type Tensor, tensor } from "../tensor.js";
import type { Context } from "./context.js";
import { createContext } from "./create-context.js";
import { drawUniform } from "./draw-uniform.js";
import { enter } from "./enter.js";

const draw = (context: Partial<Context> & { readonly seed?: number }, name = "mask"): readonly number[] => [
  ...drawUniform(createContext(context), name, [3, 4]).data,
];
const step = (low: number, high = 0): Tensor<readonly [2]> => tensor([low, high]);

describe("drawUniform", () => {
  test("gives numbers of [0, 1) of the shape", () => {
    const drawn = drawUniform(createContext(), "mask", [3, 4]);
    expect(drawn.shape).toEqual([3, 4]);
    expect(drawn.data.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(new Set(drawn.data).size).toBe(12);
  });

  test("gives the same for the same seed, path, name and step, in either precision", () => {
    expect(draw({ seed: 1 })).toEqual(draw({ seed: 1 }));
    const wide = createContext({ seed: 1, ops: referenceOps({ dtype: "float64" }) });
    expect([...drawUniform(wide, "mask", [3, 4]).data]).toEqual(draw({ seed: 1 }));
  });

  test("gives others for another seed, name, path or step", () => {
    const inner = enter(createContext({ seed: 1 }), "1 dropout");
    const draws = [
      draw({ seed: 1 }),
      draw({ seed: 2 }),
      draw({ seed: 1 }, "noise"),
      draw({ seed: 1, step: step(1) }),
      draw({ seed: 1, step: step(2) }),
      draw({ seed: 1, step: step(0, 1) }),
      [...drawUniform(inner, "mask", [3, 4]).data],
    ];
    expect(new Set(draws.flat()).size).toBe(12 * draws.length);
  });

  test("draws as at step 0 where there is none", () => {
    expect(draw({ seed: 1 })).toEqual(draw({ seed: 1, step: step(0) }));
  });
});
