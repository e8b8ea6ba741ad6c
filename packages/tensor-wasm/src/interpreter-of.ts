import {
  allocate,
  DTypeError,
  expectFunction,
  expectTensor,
  type Outcome,
  rowMajor,
  type SynchronousInterpreter,
  sizeOf,
  type Tensor,
} from "@gd/tensor";
import { expectElements, expectSameShapes, interpret } from "@gd/tensor/interpreter";
import { type ClosableInterpreter, closable } from "./closable-interpreter.js";
import { expectWebAssembly } from "./expect-web-assembly.js";
import type { CompleteKernelSet } from "./kernels/kernel-set.js";
import { createMachine } from "./memory/machine.js";
import { prepareChange } from "./operations/change.js";
import { wasmKernels } from "./operations/wasm-kernels.js";
import { carryOutOn, type Prepare } from "./record/carry-out.js";
import { compileOn } from "./record/compile.js";
import type { WasmOptions } from "./wasm-options.js";

/** The interpreter that computes with a set of kernels. Its options have been checked. */
export const interpreterOf = (set: CompleteKernelSet, options: WasmOptions): ClosableInterpreter => {
  expectWebAssembly();
  const { dtype } = set;
  const machine = createMachine(set, options);
  const kernels = wasmKernels(machine);

  const expectCurrent = (place: string, tensor: Tensor): void => {
    machine.expectOpen();
    if (!machine.hasElements(tensor)) expectElements(place, tensor);
  };
  const expectOwn = (place: string, ...tensors: readonly Tensor[]): void => {
    for (const tensor of tensors) {
      expectTensor(place, tensor);
      if (tensor.dtype !== dtype) throw new DTypeError(place, dtype, tensor.dtype);
    }
    expectSameShapes(place, tensors);
    for (const tensor of tensors) expectCurrent(place, tensor);
  };
  const prepare: Prepare = (operation, target, by) => {
    expectOwn(operation, target, by);
    return sizeOf(target.shape) > 0 ? prepareChange(machine, operation, target, by) : () => {};
  };
  const change = (operation: "assign" | "increase", target: Tensor, by: Tensor): void =>
    machine.runStep(() => prepare(operation, target, by)());
  const carryOut = (outcome: Outcome) => carryOutOn(machine, prepare, outcome);

  const interpreter: SynchronousInterpreter = {
    ops: interpret({
      dtype,
      expectCurrent,
      from(source) {
        expectTensor("from(source)", source);
        if (source.dtype === dtype) return source;
        expectElements("from(source)", source);
        const data = allocate(dtype, sizeOf(source.shape));
        data.set(rowMajor(source));
        return { shape: source.shape, dtype, data, transposed: false };
      },
      kernelOf: (operation) => kernels[operation],
    }),
    variable(source) {
      expectOwn("variable", source);
      return machine.tensorAt(source.shape, { block: machine.variables.create(interpreter.read(source)), offset: 0 });
    },
    assign: (target, source) => change("assign", target, source),
    increase: (target, by) => change("increase", target, by),
    step(body) {
      expectFunction("step(body)", body);
      return machine.runStep(body);
    },
    run(body) {
      expectFunction("run(body)", body);
      // Within work that is recorded, the numbers of the report could decide what comes next.
      if (machine.stepping) machine.recorder?.elementsTouched();
      return machine.runStep(() => carryOut(body())?.numbers);
    },
    compile: compileOn(machine, carryOut),
    read(tensor) {
      expectTensor("reading a tensor", tensor);
      expectCurrent("reading a tensor", tensor);
      const { shape, transposed } = tensor;
      return rowMajor({ shape, dtype: tensor.dtype, transposed, data: machine.copyOf(tensor) });
    },
  };
  return closable(interpreter, machine.close);
};
