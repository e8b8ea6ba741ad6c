import { type ByteTensor, isByteTensor, type Report, type Tensor } from "@gd/tensor";
import type { Machine } from "../memory/machine.js";
import { makePlan } from "../plan/plan.js";
import type { Tape } from "./record.js";

/** A call done from a plan. */
export interface Replay {
  /** Whether the elements of the inputs are there: those of a step that has ended are not. */
  takes(inputs: readonly Tensor[]): boolean;
  run(inputs: readonly Tensor[]): Report;
}

/** Makes a plan of what was computed of the inputs that were noted. */
export const replayOf = (machine: Machine, tape: Tape, noted: readonly Tensor[]): Replay => {
  const { memory, variables } = machine;
  const plan = makePlan(machine, tape);
  // A quarter or an eighth of what the elements take.
  const rooms = noted.map((input) => (isDivided(input) ? memory.allocatePermanently(input.bytes.length) : undefined));

  return {
    takes(inputs) {
      for (let i = 0; i < inputs.length; i++) {
        const input = plan.inputs[i];
        const tensor = inputs[i]!;
        if (input !== undefined && !isByteTensor(tensor) && tensor.data.length !== input.length) return false;
      }
      return true;
    },
    run(inputs) {
      const now = machine.nextStep();
      for (const variable of plan.variables) if (variable.shown !== undefined) variables.pointerTo(variable, now);
      for (let i = 0; i < inputs.length; i++) {
        const input = plan.inputs[i];
        if (input === undefined) continue;
        const tensor = inputs[i]!;
        const room = rooms[i];
        if (room !== undefined && isDivided(tensor)) {
          memory.copyInBytes(input.pointer, room, tensor.bytes, tensor.unit);
        } else memory.copyIn(input.pointer, tensor.data);
      }
      for (const { pointer, elements } of plan.constants) memory.copyIn(pointer, elements);
      if (plan.run() === 0) return undefined;
      for (const variable of plan.changed) if (variable.shown !== undefined) variables.changed(variable);
      const { elements } = memory;
      // Written out, as most reports are of one number.
      if (plan.reportLength === 1) return [elements[plan.report]!];
      return Array.from(elements.subarray(plan.report, plan.report + plan.reportLength));
    },
  };
};

/** Whether a tensor's bytes give the same elements in float32 as when the quotients of float64 are rounded to it. */
const isDivided = (tensor: Tensor): tensor is ByteTensor =>
  isByteTensor(tensor) && Math.fround(tensor.unit) === tensor.unit;
