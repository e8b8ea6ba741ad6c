import { type ByteTensor, isByteTensor, type Tensor } from "@gd/tensor";
import type { Machine } from "../memory/machine.js";
import { makePlan } from "../plan/plan.js";
import { type ReplayPart, replayPart } from "./replay-part.js";
import type { Look, Tape } from "./tape.js";
import type { Watch } from "./watched.js";

/** Does a call from a plan. Returns undefined, with nothing changed, where it cannot be done so. */
export type Replay = (inputs: readonly Tensor[], step: number) => number | undefined;

/** Makes a plan of what a call came to, on the inputs that were noted. */
export const replayOf = (machine: Machine, watch: Watch, tape: Tape, noted: readonly Tensor[]): Replay => {
  const { memory, variables } = machine;
  const plan = makePlan(machine, tape);
  // A quarter or an eighth of what the elements take.
  const rooms = noted.map((input) => (isDivided(input) ? memory.allocatePermanently(input.bytes.length) : undefined));
  const parts: readonly ReplayPart[] = tape.parts.map((part) =>
    replayPart(part, watch, plan.numbers, (element, value) => {
      memory.elements[element] = value;
    }),
  );
  const { looks } = tape;
  return (inputs, step) => {
    for (const { input, look } of looks) if (!isFine(look, inputs[input]!)) return undefined;
    for (const part of parts) if (!part(step)) return undefined;
    const now = machine.nextStep();
    for (const variable of plan.variables) if (variable.held !== undefined) variables.pointerTo(variable, now);
    for (let i = 0; i < inputs.length; i++) {
      const input = plan.inputs[i];
      if (input === undefined) continue;
      const tensor = inputs[i]!;
      const room = rooms[i];
      if (room !== undefined && isDivided(tensor) && tensor.bytes.length === input.length) {
        memory.copyInBytes(input.pointer, room, tensor.bytes, tensor.unit);
        continue;
      }
      const { data } = tensor;
      if (data.length !== input.length) return undefined;
      memory.copyIn(input.pointer, data);
    }
    for (const { pointer, elements } of plan.constants) memory.copyIn(pointer, elements);
    if (plan.run() === 0) return undefined;
    for (const variable of plan.changed) if (variable.held !== undefined) variables.changed(variable);
    return memory.elements[plan.item];
  };
};

/** Whether a look throws nothing. What it throws is for the body to throw, in its place. */
const isFine = (look: Look["look"], x: Tensor): boolean => {
  try {
    look(x);
    return true;
  } catch {
    return false;
  }
};

/** Whether a tensor's bytes give the same elements in float32 as when the quotients of float64 are rounded to it. */
const isDivided = (tensor: Tensor): tensor is ByteTensor =>
  isByteTensor(tensor) && Math.fround(tensor.unit) === tensor.unit;
