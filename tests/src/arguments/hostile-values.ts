import vm from "node:vm";
import { tensor } from "@gd/tensor";

const cyclic: unknown[] = [];
cyclic.push(cyclic);

/** The same view, whose memory has gone elsewhere. */
const detached = <View extends ArrayBufferView>(view: View): View => {
  structuredClone(view.buffer, { transfer: [view.buffer as ArrayBuffer] });
  return view;
};

const detachedTensor = () => {
  const matrix = tensor([[0.5, 1.5]]);
  detached(matrix.data);
  return matrix;
};

/** An optimizer that nobody called. */
const factory = ({ learningRate = 0.1 }: { readonly learningRate?: number } = {}) => ({ name: "own", learningRate });

/** Values that no argument is expected to be all of, with how they are written. */
export const hostileValues: readonly (readonly [written: string, value: unknown])[] = [
  ["undefined", undefined],
  ["null", null],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
  ["-1", -1],
  ["0.5", 0.5],
  ["1n", 1n],
  ['""', ""],
  ['"text"', "text"],
  ["true", true],
  ["{}", {}],
  ["[]", []],
  ["[1, 2]", [1, 2]],
  ["[null]", [null]],
  ['["text"]', ["text"]],
  ["an array that contains itself", cyclic],
  ["Symbol()", Symbol()],
  ["() => 0", () => 0],
  ["an uncalled factory", factory],
  ["a Date", new Date(0)],
  ["a Map", new Map()],
  ["an object without prototype", Object.create(null)],
  ["another realm's Float32Array", vm.runInNewContext("new Float32Array([1, 2])")],
  ["a Uint8Array", new Uint8Array(2)],
  ["an ArrayBuffer", new ArrayBuffer(8)],
  ["a detached Uint8Array", detached(new Uint8Array(2))],
  ["a detached Float32Array", detached(new Float32Array(2))],
  ["a detached ArrayBuffer", detached(new Uint8Array(2)).buffer],
  ["a detached DataView", detached(new DataView(new ArrayBuffer(2)))],
  ["a tensor with detached elements", detachedTensor()],
  [
    "an object in an object, both without prototype",
    Object.assign(Object.create(null), { inner: Object.create(null) }),
  ],
  ["a tensor that was JSON", JSON.parse(JSON.stringify(tensor([[1, 2]])))],
  ["a tensor of rank 5", tensor([[[[[1]]]]])],
];
