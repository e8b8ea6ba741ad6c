import { NOTEBOOK_RULE, regressionData } from "@gd/experiments";
import { bestInterpreter } from "@gd/tensor-wasm";
import { describe, expect, test } from "vitest";
import type { RacerPicture } from "./descent-picture.js";
import { type DescentSettings, USUAL_SETTINGS } from "./descent-settings.js";
import { race } from "./race.js";

const data = regressionData();
const interpreter = bestInterpreter({ dtype: "float64" });

const racing = (settings: Partial<DescentSettings> = {}) => {
  const simulation = race(data, interpreter);
  simulation.configure({ ...USUAL_SETTINGS, ...settings });
  return simulation;
};
const run = async (simulation: ReturnType<typeof racing>, steps = Number.POSITIVE_INFINITY): Promise<void> => {
  for (let step = 0; step < steps && (await simulation.step()); step++);
};
const find = (simulation: ReturnType<typeof racing>, name: string): RacerPicture => {
  const found = simulation.picture().racers.find((racer) => racer.name === name);
  if (found === undefined) throw new Error(`${name} does not run`);
  return found;
};

describe("the race", () => {
  test("ends with the document's figures", async () => {
    const simulation = racing();
    await run(simulation);
    expect(find(simulation, "gradient-descent").stop?.iteration).toBe(141);
    expect(find(simulation, "gradient-descent").stop?.cost).toBeCloseTo(4998.942604955297, 8);
    expect(find(simulation, "exponential-decay").stop?.iteration).toBe(83);
    expect(find(simulation, "exponential-decay").stop?.cost).toBeCloseTo(10958.847879299516, 8);
    for (const { stop, costs } of simulation.picture().racers) {
      expect(stop?.weightsHash).toMatch(/^[0-9a-f]{64}$/);
      expect(costs[0]).toBeCloseTo(22205.87, 2);
    }
    expect(simulation.ended()).toBe(true);
  });

  test("an iteration is one of each racer that runs, and of no others", async () => {
    const simulation = racing({ racers: ["stochastic", "adam"] });
    await run(simulation, 7);
    expect(simulation.picture().racers.map(({ name, iteration }) => [name, iteration])).toEqual([
      ["stochastic", 7],
      ["adam", 7],
    ]);
    simulation.configure(USUAL_SETTINGS);
    await run(simulation, 1);
    expect(simulation.picture().racers.map(({ iteration }) => iteration)).toEqual([1, 1, 8, 1, 8]);
  });

  test("without racers it ends at once", async () => {
    const simulation = racing({ racers: [] });
    expect(await simulation.step()).toBe(false);
    expect(simulation.picture().racers).toEqual([]);
  });

  test("with a new rule the racers carry on from where they are; a new seed starts over", async () => {
    const simulation = racing();
    await run(simulation, 10);
    const { weights } = find(simulation, "momentum");
    simulation.configure({ ...USUAL_SETTINGS, momentum: 0.9 });
    expect(find(simulation, "momentum")).toMatchObject({ iteration: 10, weights });
    simulation.configure({ ...USUAL_SETTINGS, seed: 2 });
    expect(find(simulation, "momentum").iteration).toBe(0);
  });

  test("settings from a link give the same as settings by hand", async () => {
    const settings = { batchSize: 8, replacement: true, momentum: 0.5, learningRate: 0.2 };
    const [link, hand] = [racing(settings), racing()];
    hand.configure({ ...USUAL_SETTINGS, ...settings });
    await run(link, 30);
    await run(hand, 30);
    expect(link.picture()).toEqual(hand.picture());
  });

  test("after the end it carries on if the decay is removed, and not if only the view changes", async () => {
    const simulation = racing({ racers: ["exponential-decay"] });
    await run(simulation);
    const changed = { ...USUAL_SETTINGS, racers: ["exponential-decay"] as const };
    simulation.configure({ ...changed, pair: "0-1", speed: 3 });
    expect(simulation.ended()).toBe(true);
    simulation.configure({ ...changed, decay: 0 });
    expect(simulation.ended()).toBe(false);
    await run(simulation);
    expect(find(simulation, "exponential-decay").stop?.cost).toBeLessThan(5000);
  });

  test("curves and paths of thousands of iterations are a few hundred points", async () => {
    const simulation = racing({ racers: ["stochastic"], ...NOTEBOOK_RULE, learningRate: 0.8, batchSize: 2 });
    await run(simulation, 3000);
    const { iterations } = simulation.picture();
    const { costs, path, iteration, cost, weights } = find(simulation, "stochastic");
    expect(iterations.length).toBeLessThan(520);
    expect(costs.length).toBe(iterations.length);
    expect(iterations.at(-1)).toBe(iteration);
    expect(costs.at(-1)).toBe(cost);
    expect([...path.slice(-5)]).toEqual(weights);
  });
});
