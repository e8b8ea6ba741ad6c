import { type ByteTensor, type CallsInSequence, isByteTensor, type Report, type Tensor } from "@gd/tensor";
import type { Machine } from "../memory/machine.js";
import { makePlan } from "../plan/plan.js";
import type { Tape } from "./record.js";

/** Repeats a call from a plan. */
export interface Replay {
  /** Null if an input is without its elements, as one of a step that has ended. */
  call(inputs: readonly Tensor[]): Report | null;
  readonly inSequence: CallsInSequence | undefined;
}

/** Makes a plan of a call with the inputs that were noted. */
export const replayOf = (machine: Machine, tape: Tape, noted: readonly Tensor[]): Replay => {
  const { memory, variables } = machine;
  const Elements = machine.dtype === "float32" ? Float32Array : Float64Array;
  const plan = makePlan(machine, tape);
  // Bytes take a quarter or an eighth of the room of their elements.
  const rooms = noted.map((input) => (isDivided(input) ? memory.allocatePermanently(input.bytes.length) : undefined));

  const begin = (): void => {
    const now = machine.nextStep();
    for (const variable of plan.variables) if (variable.shown !== undefined) variables.pointerTo(variable, now);
    for (const { pointer, elements } of plan.constants) memory.copyIn(pointer, elements);
  };
  const end = (): void => {
    for (const variable of plan.changed) if (variable.shown !== undefined) variables.changed(variable);
  };
  const call: Replay["call"] = (inputs) => {
    for (let i = 0; i < inputs.length; i++) {
      const input = plan.inputs[i];
      if (input === undefined) continue;
      const tensor = inputs[i]!;
      const room = rooms[i];
      if (room !== undefined && isDivided(tensor)) {
        if (tensor.bytes.length !== input.length) return null;
        memory.copyInBytes(input.pointer, room, tensor.bytes, tensor.unit);
        continue;
      }
      const { data } = tensor;
      if (data?.length !== input.length || !(data instanceof Elements)) return null;
      memory.copyIn(input.pointer, data);
    }
    if (plan.work > 0) memory.computed(plan.work, plan.copied);
    begin();
    if (plan.run() === 0) return undefined;
    end();
    const { elements } = memory;
    // Most reports are one number: a copy of a part would take longer, and an empty list grows by more than that.
    if (plan.reportLength === 1) return [elements[plan.report]!];
    return Array.from(elements.subarray(plan.report, plan.report + plan.reportLength));
  };
  const inSequence: CallsInSequence = (inputs, count) => {
    begin();
    const reports = plan.inSequence!(inputs, count);
    end();
    return reports;
  };
  return { call, inSequence: plan.inSequence && inSequence };
};

/** Whether dividing a tensor's bytes in float32 gives the quotients of float64, rounded. */
const isDivided = (tensor: Tensor): tensor is ByteTensor =>
  isByteTensor(tensor) && Math.fround(tensor.unit) === tensor.unit;
