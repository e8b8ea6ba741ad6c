import vm from "node:vm";
import { describe, expect, test } from "vitest";
import { referenceInterpreter } from "../interpreter/reference/reference-interpreter.js";
import { StaleTensorError } from "../stale-tensor-error.js";
import { tensor } from "../tensor.js";
import { toArray } from "../to-array.js";
import { ArgumentError } from "./argument-error.js";
import { expectNumber } from "./expect.js";
import { expectAttached } from "./expect-attached.js";

const detached = <View extends ArrayBufferView>(view: View): View => {
  structuredClone(view.buffer, { transfer: [view.buffer as ArrayBuffer] });
  return view;
};

describe("memory that has gone elsewhere", () => {
  test.each([
    ["a detached Uint8Array", detached(new Uint8Array(3))],
    ["a detached Float64Array", detached(new Float64Array(3).subarray(1))],
    ["a detached DataView", detached(new DataView(new ArrayBuffer(3)))],
    ["a detached ArrayBuffer", detached(new Uint8Array(3)).buffer],
    ["a detached Uint8Array", detached(vm.runInNewContext("new Uint8Array(3)"))],
  ])("is refused: %s", (written, value) => {
    expect(() => expectAttached("readCsv(source)", value)).toThrow(
      new ArgumentError({
        place: "readCsv(source)",
        expected: "bytes in memory",
        received: value,
        advice: "Its buffer was transferred, as to a worker: transfer a copy, with slice(), or read it first.",
      }),
    );
    expect(() => expectNumber("f(x)", value)).toThrow(`f(x) expects a finite number, but received ${written}.`);
  });

  test.each([
    new Uint8Array(0),
    new ArrayBuffer(0),
    new Uint8Array(3).subarray(3),
    new Uint8Array(new SharedArrayBuffer(0)),
    undefined,
    null,
    [],
    Object.create(null),
  ])("is not what is merely empty, or no memory: %#", (value) => {
    expect(() => expectAttached("f(x)", value)).not.toThrow();
  });
});

test("a tensor whose elements were transferred is not one of a step that has ended", () => {
  const given = tensor([[1, 2]]);
  detached(given.data);
  const { ops, step } = referenceInterpreter();
  for (const use of [() => toArray(given), () => ops.add(given, 1), () => step(() => ops.add(given, 1))]) {
    expect(use).toThrow(ArgumentError);
    expect(use).toThrow("but received a detached Float32Array. Its buffer was transferred");
  }
  let leaked = ops.fill([1], 0);
  step(() => {
    leaked = ops.fill([100, 100], 1) as never;
    return [];
  });
  expect(() => toArray(leaked)).toThrow(StaleTensorError);
});
