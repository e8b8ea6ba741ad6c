import { expect, test, vi } from "vitest";
import { allKernels } from "../kernels/all-kernels.js";
import { createMachine } from "./machine.js";

vi.mock("./room.js", () => ({ ROOM: 1 << 12, FEW_STEPS: 4, MOST_ROOM: 1 << 16 }));

/** How often everything was moved out in 100 steps that use variables of so many bytes. */
const erasOf = (bytes: number): number => {
  const machine = createMachine(allKernels("float32"), {});
  const block = machine.variables.create(new Float32Array(bytes / 4));
  for (let step = 0; step < 100; step++) machine.runStep(() => machine.moveIn({ block, offset: 0 }));
  return machine.era;
};

test("variables that need more room than there is get it, up to a limit", () => {
  expect(erasOf(1 << 12)).toBe(0);
  expect(erasOf(1 << 13)).toBe(1);
  expect(erasOf(1 << 15)).toBe(3);
  expect(erasOf(1 << 17)).toBe(99);
});

test("many that need it together in the course of time do not", () => {
  const machine = createMachine(allKernels("float32"), {});
  for (let step = 0; step < 100; step++) {
    const block = machine.variables.create(new Float32Array((1 << 10) / 4));
    machine.runStep(() => machine.moveIn({ block, offset: 0 }));
  }
  expect(machine.era).toBe(Math.floor(99 / 5));
});
