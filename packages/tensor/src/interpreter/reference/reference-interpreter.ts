import { allocate, type DType, type Elements, expectDType } from "../../dtype.js";
import { DTypeError } from "../../dtype-error.js";
import { expectElements } from "../../expect/expect-elements.js";
import { expectOptions } from "../../expect/expect-options.js";
import { expectFunction } from "../../expect/expect-part.js";
import { expectTensor } from "../../expect/expect-tensor.js";
import { expectTensors } from "../../expect/expect-tensors.js";
import { sameShapes } from "../../operations/operation-shapes.js";
import type { Ops } from "../../operations/ops.js";
import { rowMajor } from "../../row-major.js";
import { type Shape, sizeOf } from "../../shape.js";
import type { Tensor } from "../../tensor.js";
import { carryOut } from "../carry-out.js";
import { interpret } from "../interpret.js";
import type { SynchronousInterpreter } from "../interpreter.js";
import * as arithmetic from "./arithmetic.js";
import { buffersIn } from "./buffers-in.js";
import { referenceKernels } from "./reference-kernels.js";
import { stepMemory } from "./step-memory.js";
import type { Strided } from "./strided.js";

/** Options of `referenceInterpreter`. */
export interface ReferenceOptions {
  /** Precision of its tensors. Default: float32. */
  readonly dtype?: DType;
}

/**
 * Operations as plain loops over typed arrays: the specification that other interpreters agree with bit for bit.
 * In float32 every result is rounded; the elementary functions are those of float64, rounded.
 */
export const referenceInterpreter = (options: ReferenceOptions = {}): SynchronousInterpreter => {
  const { dtype = "float32" } = expectOptions("referenceInterpreter", options, ["dtype"]);
  expectDType("referenceInterpreter(dtype)", dtype);
  const memory = stepMemory(dtype);
  const kernels = referenceKernels(dtype, memory.allocate);

  const copyOf = <S extends Shape>(source: Tensor<S>): Tensor<S> => {
    const data = allocate(dtype, sizeOf(source.shape));
    data.set(rowMajor(source));
    return { shape: source.shape, dtype, data, transposed: false };
  };
  const expectOwn = (place: string, ...tensors: readonly Tensor[]): void => {
    for (const tensor of tensors) {
      expectTensor(place, tensor);
      if (tensor.dtype !== dtype) throw new DTypeError(place, dtype, tensor.dtype);
    }
    sameShapes(place, tensors);
    for (const tensor of tensors) expectElements(place, tensor);
  };

  const interpreter: SynchronousInterpreter = {
    ops: interpret({
      dtype,
      expectCurrent: expectElements,
      from(source) {
        expectTensor("from(source)", source);
        if (source.dtype === dtype) return source;
        expectElements("from(source)", source);
        return copyOf(source);
      },
      kernelOf: (operation) => kernels[operation],
    }),
    variable(source) {
      expectOwn("variable", source);
      return copyOf(source);
    },
    assign(target, source) {
      expectOwn("assign", target, source);
      target.data.set(stored(source, target));
    },
    increase(target, by) {
      expectOwn("increase", target, by);
      const addend = stored(by, target);
      // Views of one vector may overlap: everything is read before anything is written.
      const overlaps = addend.buffer === target.data.buffer && addend.byteOffset !== target.data.byteOffset;
      const flat = (data: Elements): Strided => ({ data, row: 0, column: 1 });
      const { data } = target;
      arithmetic.add(flat(data), flat(overlaps ? addend.slice() : addend), data, 1, data.length);
    },
    step(body) {
      expectFunction("step(body)", body);
      return memory.step(body, buffersIn);
    },
    run(body) {
      expectFunction("run(body)", body);
      return interpreter.step(() => carryOut(interpreter, body()));
    },
    compile(body) {
      expectFunction("compile(body)", body);
      return (inputs) => {
        expectTensors("compile(body)(inputs)", inputs);
        return interpreter.run(() => body(inputs));
      };
    },
    read: rowMajor,
  };
  return interpreter;
};

/** The operations of `referenceInterpreter`. */
export const referenceOps = (options?: ReferenceOptions): Ops => referenceInterpreter(options).ops;

/** The elements of a tensor in the order of the target's memory. */
const stored = (source: Tensor, target: Tensor): Elements => {
  if (!target.transposed) return rowMajor(source);
  const [rows, columns] = source.shape;
  return rowMajor({ ...source, shape: [columns!, rows!], transposed: !source.transposed });
};
