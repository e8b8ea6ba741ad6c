import { type DType, type Elements, type Shape, sizeOf, type Tensor } from "@gd/tensor";
import { isComplete, reclaim } from "@gd/tensor/interpreter";
import { ALONG, type Instruction, type Place, SHARING, WORDS, writeInstruction } from "../kernels/instruction.js";
import type { CompleteKernelSet } from "../kernels/kernel-set.js";
import { sharingOf, workOf } from "../kernels/sharing.js";
import type { WasmOptions } from "../wasm-options.js";
import type { Given } from "./block.js";
import { createMemory, type Memory } from "./memory.js";
import { FEW_STEPS, MOST_ROOM, ROOM } from "./room.js";
import { tensorsIn } from "./tensors-in.js";
import { createVariables, type Variables } from "./variables.js";

/** Notes what happens in a step. */
export interface Recorder {
  instruction(instruction: Instruction): void;
  /** Elements were read, or some were written that are not a variable's. */
  elementsTouched(): void;
}

/** A WebAssembly memory with kernels, and the tensors that lie in it. */
export interface Machine {
  readonly dtype: DType;
  readonly memory: Memory;
  readonly variables: Variables;
  /** Counts how often everything was moved out of the memory: addresses are valid for one era. */
  readonly era: number;
  readonly stepping: boolean;
  recorder: Recorder | undefined;
  /** Ends its threads, and computes nothing any more. */
  close(): void;
  /** Throws a WasmError if nothing is computed any more. */
  expectOpen(): void;
  /** Where threads are started once they pay: has them share the memory when they do, which begins another era. */
  shareIfItPays(): void;
  /** Runs a step, or a part of it within one. */
  runStep<T>(body: () => T): T;
  /** A number for a step that is replayed from a plan. */
  nextStep(): number;
  isVariable(tensor: Tensor): boolean;
  /** Whether it was made in this step, and ends with it. */
  isTemporary(tensor: Tensor): boolean;
  /** Whether a tensor has its elements: the step that made it goes on, or it is complete. */
  hasElements(tensor: Tensor): boolean;
  /** Where a tensor's elements lie; those of the heap are copied in. Only within a step. */
  placeOf(tensor: Tensor): Place;
  /** Moves a variable into the memory, if it is not yet there. */
  moveIn(at: Place): void;
  /** A tensor over elements in the memory. */
  tensorAt<S extends Shape>(shape: S, at: Place, transposed?: boolean): Tensor<S>;
  /** Elements of a tensor, from an offset on, under another shape. */
  view<S extends Shape>(tensor: Tensor, shape: S, offset: number, transposed: boolean): Tensor<S>;
  /** Room for the rest of the step. */
  temporary(length: number): Place;
  /** Computes at once, and tells the recorder. Returns false if a question is answered with no. */
  execute(instruction: Instruction): boolean;
  copyOut(at: Place, length: number): Elements;
  /** A copy of a tensor's elements, as they lie in memory. */
  copyOf(tensor: Tensor): Elements;
  /** Writes elements into a tensor of the heap, and into the copies of its elements in this step. */
  overwrite(target: Tensor, by: Place): void;
}

export const createMachine = (set: CompleteKernelSet, options: WasmOptions): Machine => {
  const { dtype } = set;
  const memory = createMemory(set, options);
  const variables = createVariables(memory);
  const places = new WeakMap<Tensor, Place>();
  const given = new Map<Elements, Given>();
  const nothing = memory.elementsOf(new ArrayBuffer(0));
  reclaim(nothing.buffer);
  let step = 0;
  let era = 0;
  let stepping = false;
  let room = ROOM;
  let eraBegan = 0;
  /** Of this step: what threads can share, and how many elements are copied in and out. */
  let work = 0;
  let copied = 0;

  const read = ({ block, offset }: Place, length: number): Elements => {
    machine.recorder?.elementsTouched();
    if (block.kind === "given") return block.elements.subarray(offset, offset + length);
    const hasEnded = block.kind === "temporary" && block.step !== step;
    if (hasEnded && !block.kept) return nothing;
    if (!hasEnded) memory.expectOpen();
    if (block.kind === "variable") return variables.show(block).subarray(offset, offset + length);
    block.copy ??= memory.copyOut(block.pointer, block.length);
    return block.copy.subarray(offset, offset + length);
  };

  const pointerTo = ({ block, offset }: Place): number =>
    (block.kind === "variable" ? variables.pointerTo(block, step) : block.pointer) + offset * memory.size;

  const give = (elements: Elements): Given => {
    const known = given.get(elements);
    if (known !== undefined) return known;
    const { length } = elements;
    const block: Given = { kind: "given", length, pointer: memory.allocate(length), elements };
    memory.copyIn(block.pointer, elements);
    copied += length;
    given.set(elements, block);
    return block;
  };

  const keep = (tensor: Tensor): void => {
    const block = places.get(tensor)?.block;
    if (block?.kind !== "temporary" || block.step !== step) return;
    block.copy ??= memory.copyOut(block.pointer, block.length);
    block.kept = true;
    copied += block.length;
  };

  const beginEra = (): void => {
    era++;
    eraBegan = step;
  };

  const machine: Machine = {
    dtype,
    memory,
    variables,
    recorder: undefined,
    get era() {
      return era;
    },
    get stepping() {
      return stepping;
    },
    close: memory.close,
    expectOpen: memory.expectOpen,
    shareIfItPays() {
      if (memory.shareIfItPays(variables.moveOut)) beginEra();
    },
    runStep(body) {
      if (stepping) return body();
      memory.expectOpen();
      machine.shareIfItPays();
      if (memory.permanentBytes > room) {
        if (step - eraBegan < FEW_STEPS) room = Math.min(2 * room, MOST_ROOM);
        variables.moveOut();
        memory.release(0);
        beginEra();
      }
      stepping = true;
      try {
        const result = body();
        for (const tensor of tensorsIn(result)) keep(tensor);
        return result;
      } finally {
        stepping = false;
        step++;
        given.clear();
        memory.endStep();
        memory.computed(work, copied);
        work = 0;
        copied = 0;
      }
    },
    nextStep: () => step++,
    isVariable: (tensor) => places.get(tensor)?.block.kind === "variable",
    isTemporary(tensor) {
      const block = places.get(tensor)?.block;
      return block?.kind === "temporary" && block.step === step;
    },
    hasElements(tensor) {
      const block = places.get(tensor)?.block;
      return block === undefined ? isComplete(tensor) : block.kind !== "temporary" || block.kept || block.step === step;
    },
    placeOf(tensor) {
      const known = places.get(tensor);
      if (known === undefined) return { block: give(tensor.data), offset: 0 };
      const { block, offset } = known;
      if (block.kind === "given") return { block: give(block.elements), offset };
      return block.kind === "variable" || block.step === step ? known : { block: give(block.copy!), offset };
    },
    moveIn: (at) => void pointerTo(at),
    tensorAt(shape, at, transposed = false) {
      const length = sizeOf(shape);
      const tensor = {
        shape,
        dtype,
        transposed,
        get data() {
          return read(at, length);
        },
      };
      places.set(tensor, at);
      return tensor;
    },
    view(tensor, shape, offset, transposed) {
      const known = places.get(tensor);
      if (known !== undefined) {
        return machine.tensorAt(shape, { block: known.block, offset: known.offset + offset }, transposed);
      }
      return { shape, dtype, data: tensor.data.subarray(offset, offset + sizeOf(shape)), transposed };
    },
    temporary(length) {
      const pointer = memory.allocate(length);
      return { block: { kind: "temporary", length, pointer, step, copy: undefined, kept: false }, offset: 0 };
    },
    execute(instruction) {
      const numbers = memory.desk + WORDS * 4;
      const addressOf = (at: Place | number, source: number) => {
        if (typeof at !== "number") {
          const repeated = instruction.sources[source]?.column === 0;
          return { pointer: pointerTo(at), along: repeated ? ALONG.same : ALONG.vector } as const;
        }
        const pointer = numbers + source * 8;
        memory.elements[pointer / memory.size] = at;
        return { pointer, along: ALONG.same } as const;
      };
      // All addresses first, as the memory may grow to find them.
      for (const { at } of instruction.sources) if (typeof at !== "number") pointerTo(at);
      if (instruction.y !== undefined) pointerTo(instruction.y);
      const sharing = sharingOf(instruction);
      writeInstruction(memory.words, memory.desk / 4, instruction, addressOf, sharing, false);
      const together = sharing !== SHARING.alone;
      if (together) work += workOf(instruction);
      const answer = (together ? memory.runTogether : memory.run)(memory.desk, 1) !== 0;
      const written = instruction.y?.block;
      if (written?.kind === "variable") variables.changed(written);
      else if (written?.kind === "temporary") written.copy = undefined;
      machine.recorder?.instruction(instruction);
      return answer;
    },
    copyOut: (at, length) => memory.copyOut(pointerTo(at), length),
    copyOf(tensor) {
      const at = places.get(tensor);
      machine.recorder?.elementsTouched();
      if (at?.block.kind !== "variable") return tensor.data.slice();
      return variables.copyOf(at.block, at.offset, sizeOf(tensor.shape));
    },
    overwrite({ data }, by) {
      data.set(machine.copyOut(by, data.length));
      for (const { elements, pointer } of given.values()) {
        if (elements.buffer === data.buffer) memory.copyIn(pointer, elements);
      }
    },
  };
  return machine;
};
