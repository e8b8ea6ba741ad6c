import { afterEach, expect, test, vi } from "vitest";
import { createDemand } from "./demand.js";
import { LIMITS } from "./limits.js";

afterEach(() => void vi.restoreAllMocks());

const WORK = 1 << 25;

test("workers pay once there was as much work as their start takes", () => {
  const demand = createDemand();
  expect(demand.pays()).toBe(false);
  for (let i = 0; i < 3; i++) demand.add(WORK);
  expect(demand.pays()).toBe(false);
  demand.add(WORK);
  expect(demand.pays()).toBe(true);
});

test("work that comes now and then does not count", () => {
  let time = 0;
  vi.spyOn(performance, "now").mockImplementation(() => time);
  const demand = createDemand();
  for (let i = 0; i < 20; i++) {
    demand.add(WORK);
    expect(demand.pays()).toBe(false);
    time += LIMITS.idle + 1;
  }
  for (let i = 0; i < 4; i++) {
    demand.add(WORK);
    time += LIMITS.idle - 1;
  }
  expect(demand.pays()).toBe(true);
});
