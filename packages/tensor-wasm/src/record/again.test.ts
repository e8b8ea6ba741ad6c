import { type ByteTensor, fromBytes, fromElements, type Tensor, type Vector } from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { wasmInterpreter } from "../wasm-interpreter.js";

const vector = (...elements: readonly number[]): Vector => fromElements(Float32Array.from(elements), [elements.length]);

/** A compiled sum that has a plan for vectors of two elements, and how often its body ran. */
const planned = (first: Tensor = vector(1, 2)) => {
  const interpreter = wasmInterpreter();
  const { ops } = interpreter;
  let runs = 0;
  const sum = interpreter.compile(([x]: readonly [Tensor]) => {
    runs++;
    return { report: ops.concatenate([ops.sum(x)]), finite: [], changes: [] };
  });
  sum([first]);
  return { interpreter, sum, runs: () => runs };
};

describe("again", () => {
  test("replays a call with inputs like earlier ones, without the body", () => {
    const { sum, runs } = planned();
    expect([sum.again?.([vector(3, 4)]), sum.again?.([vector(5, 6)])]).toEqual([[7], [11]]);
    expect(runs()).toBe(1);
  });

  test("does nothing before the first call", () => {
    const { compile, ops } = wasmInterpreter();
    const sum = compile(([x]: readonly [Tensor]) => ({ report: ops.concatenate([x]), finite: [], changes: [] }));
    expect(sum.again?.([vector(1)])).toBe(null);
  });

  const like = vector(3, 4);
  test.each<[string, unknown]>([
    ["no list", like],
    ["nothing", undefined],
    ["no inputs", []],
    ["more inputs", [like, like]],
    ["no tensor", [3]],
    ["null", [null]],
    ["another shape", [vector(1, 2, 3)]],
    ["a shape that is no list", [{ ...like, shape: "2" }]],
    ["without elements", [{ ...like, data: undefined }]],
    ["elements that are null", [{ ...like, data: null }]],
    ["too few elements", [{ ...like, data: new Float32Array(1) }]],
    ["elements of another precision", [{ ...like, data: new Float64Array(2) }]],
    ["a plain list of elements", [{ ...like, data: [3, 4] }]],
    ["another precision", [fromElements(new Float64Array(2), [2])]],
  ])("does nothing with %s", (_, inputs) => {
    const { sum, runs } = planned();
    expect(sum.again?.(inputs as readonly [Tensor])).toBe(null);
    expect(runs()).toBe(1);
  });

  test("does nothing with too few bytes, or without them", () => {
    const { sum } = planned(fromBytes(new Uint8Array([1, 2]), [2], { unit: 2 }));
    const bytes = (values: readonly number[]): ByteTensor => ({
      ...fromBytes(new Uint8Array([3, 4]), [2], { unit: 2 }),
      bytes: new Uint8Array(values),
    });
    expect([sum.again?.([bytes([3, 4])]), sum.again?.([bytes([3])])]).toEqual([[3.5], null]);
  });

  test("does nothing with a tensor whose step has ended, nor with a variable", () => {
    const { interpreter, sum } = planned();
    let made: Tensor | undefined;
    interpreter.step(() => {
      made = interpreter.ops.fill([2], 1);
    });
    expect(sum.again?.([made!])).toBe(null);
    expect(sum.again?.([interpreter.variable(like)])).toBe(null);
  });
});
