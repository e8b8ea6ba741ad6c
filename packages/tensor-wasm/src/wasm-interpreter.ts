import {
  allocate,
  DTypeError,
  type Elements,
  rowMajor,
  type SynchronousInterpreter,
  sizeOf,
  type Tensor,
} from "@gd/tensor";
import { expectSameShapes, interpret, referenceKernels } from "@gd/tensor/interpreter";
import { expectOptions } from "./expect-options.js";
import { createMachine } from "./memory/machine.js";
import { changeOn } from "./operations/change.js";
import { wasmKernels } from "./operations/wasm-kernels.js";
import { compileOn } from "./record/compile.js";
import type { WasmOptions } from "./wasm-options.js";

/**
 * The operations on WebAssembly SIMD kernels, with the bits of the reference. What a step computes stays in the memory of
 * WebAssembly until the step ends, and so do variables, so that work is fast within `step` and in functions made by
 * `compile`; `train` does all of it there.
 *
 * Throws  WebAssembly's own errors where it cannot be compiled
 */
export const wasmInterpreter = (options: WasmOptions = {}): SynchronousInterpreter => {
  expectOptions(options);
  const { dtype = "float32" } = options;
  const machine = createMachine(dtype, options);
  const own = wasmKernels(machine);
  const reference = referenceKernels(dtype, (length) => allocate(dtype, length));

  const copyOf = (source: Tensor): Elements => {
    const data = allocate(dtype, sizeOf(source.shape));
    data.set(rowMajor(source));
    return data;
  };
  const expectOwn = (place: string, ...tensors: readonly Tensor[]): void => {
    for (const tensor of tensors) {
      if (tensor.dtype !== dtype) throw new DTypeError(place, dtype, tensor.dtype);
      machine.refuseStale(place, tensor);
    }
    expectSameShapes(place, tensors);
  };
  const change = (operation: "assign" | "increase", target: Tensor, by: Tensor): void => {
    expectOwn(operation, target, by);
    if (sizeOf(target.shape) > 0) machine.runStep(() => changeOn(machine, operation, target, by));
  };

  const interpreter: Omit<SynchronousInterpreter, "compile"> = {
    ops: interpret({
      dtype,
      expectCurrent: machine.refuseStale,
      from: (source) =>
        source.dtype === dtype ? source : { shape: source.shape, dtype, data: copyOf(source), transposed: false },
      kernelOf: (operation) => own(operation) ?? reference[operation],
    }),
    variable(source) {
      expectOwn("variable", source);
      return machine.tensorAt(source.shape, { block: machine.variables.create(copyOf(source)), offset: 0 });
    },
    assign: (target, source) => change("assign", target, source),
    increase: (target, by) => change("increase", target, by),
    step: machine.runStep,
    read(tensor) {
      machine.refuseStale("read", tensor);
      const { shape, transposed } = tensor;
      return rowMajor({ shape, dtype, transposed, data: machine.copyOf(tensor) });
    },
  };
  return { ...interpreter, compile: compileOn(machine, interpreter) };
};
