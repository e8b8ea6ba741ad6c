import { constant, linear, relu, sequential, tanh } from "@gd/layers";
import { adam, gradientDescent } from "@gd/optim";
import { train } from "@gd/train";
import { describe, expect, test } from "vitest";
import { healthyClasses, healthyNumbers } from "../../test/setups.js";
import { diagnose, type Treatment, treat, watch } from "../index.js";

const healthy = { ...healthyNumbers(), epochs: 30 };
const every = 40;

describe("diagnose", () => {
  test.each([
    ["classes", () => diagnose({ ...healthyClasses(), epochs: 12 }, { every })],
    ["numbers", () => diagnose(healthy, { every })],
  ])("finds nothing wrong with a healthy training of %s", async (_, look) => {
    const { diagnoses, figures } = await look();
    expect(diagnoses).toEqual([]);
    expect(figures.lossAfter).toBeLessThan(0.2 * figures.lossBefore);
    expect(figures.end).toBe("epochs");
  });

  test("names a rate that is too high, and one that is not, in code", async () => {
    const { diagnoses } = await diagnose({ ...healthy, optimizer: adam({ learningRate: 3 }) }, { every });
    const named = diagnoses.slice(0, 2).find(({ cause }) => cause === "rate too high");
    expect(named?.evidence).toMatch(/60 steps at a rate of 0\.\d+ reach a loss of/);
    expect(named?.treatment?.change).toMatch(/^optimizer: adam\({ learningRate: 0\.\d+ }\)$/);
  });

  test("looks at a training that ended in a value that is not finite, and names where it began", async () => {
    const optimizer = gradientDescent({ learningRate: 1e4 });
    const { diagnoses, figures } = await diagnose({ ...healthy, optimizer }, { every });
    const named = diagnoses.slice(0, 2).find(({ cause }) => cause === "not finite");
    expect(named?.evidence).toMatch(/^In step \d+, \S+ first appeared in sequential › /);
    expect(figures.end).toBeUndefined();
    expect(figures.failure?.step).toBe(named?.numbers["step"]);
  });

  test.each([1e3, 1e6, 1e30, 1e37])(
    "advises a rate that was tried in place of %d, and none that ends well by luck",
    async (learningRate) => {
      const { diagnoses } = await diagnose(
        { ...healthyClasses(), optimizer: adam({ learningRate }), epochs: 4 },
        { every },
      );
      const changes = diagnoses.flatMap(({ treatment }) => treatment?.change ?? []);
      expect(changes.length).toBeGreaterThan(0);
      for (const change of changes) {
        const rate = Number(change.match(/learningRate: ([\d.e-]+)/)?.[1]);
        expect(rate, change).toBeGreaterThan(1e-4);
        expect(rate, change).toBeLessThan(1);
      }
    },
  );

  test("a treatment that ends far above the start does not help, even where none ends higher", async () => {
    const sick = { ...healthy, optimizer: adam({ learningRate: 1e6 }), epochs: 2 };
    const treatment: Treatment = {
      change: "a rate of 1000",
      apply: (options) => ({ ...options, optimizer: adam({ learningRate: 1000 }) }),
    };
    const treated = await treat(sick, { treatment });
    expect(treated?.with).toBeLessThan(treated!.without);
    expect(treated?.helps).toBe(false);
    expect(treated?.seen).toMatch(/it does not help, as it is \S+ before the first step\.$/);
  });

  test("without trials it says at once what it has seen, and judges no rates", async () => {
    const sick = { ...healthy, model: sequential(linear(3, 8, { weight: constant(0.1) }), tanh, linear(8, 1)) };
    const optimizer = adam({ learningRate: 1e-5 });
    const { diagnoses, figures } = await diagnose({ ...sick, optimizer }, { every, trials: false });
    expect(diagnoses.map(({ cause }) => cause)).toContain("symmetric weights");
    expect(diagnoses.map(({ cause }) => cause)).not.toContain("rate too low");
    expect(figures.trialsFromStart).toBeUndefined();
  });

  test("tries other rates when it is asked to, whatever it was told before", async () => {
    const options = { ...healthy, optimizer: adam({ learningRate: 1e-5 }) };
    const doctor = await watch(options, { every });
    for await (const event of train(options)) await doctor.see(event);
    const untried = await doctor.diagnose({ trials: false });
    expect(untried.figures.trialsFromStart).toBeUndefined();
    expect(untried.diagnoses.map(({ cause }) => cause)).not.toContain("rate too low");
    expect((await doctor.diagnose()).diagnoses.map(({ cause }) => cause)).toContain("rate too low");
  });

  test("says from which step on units are dead", async () => {
    const optimizer = adam({ learningRate: 3 });
    const model = sequential(linear(3, 32), relu, linear(32, 32), relu, linear(32, 1));
    const { diagnoses, figures } = await diagnose({ ...healthy, model, optimizer, epochs: 10 }, { every: 1 });
    const named = diagnoses.find(({ cause }) => cause === "dead units");
    const { step = 0, dead } = named?.numbers ?? {};
    const name = String(named?.evidence.match(/units of (.*) answer/)?.[1]);
    const sharesAt = [figures.start, ...figures.between].map(({ step, activations }) => {
      return [step, activations.find((layer) => layer.name === name)?.dead] as const;
    });
    expect(sharesAt[0]![1]).toBeLessThan(0.3);
    expect(dead).toBeGreaterThan(0.5);
    expect(step).toBeGreaterThan(0);
    for (const [at, share = 0] of sharesAt) if (at >= step) expect(share).toBeGreaterThanOrEqual(0.9 * dead!);
    expect(named?.evidence).toContain(`from step ${step} on`);
  });

  test("says the same of the same training", async () => {
    const sick = {
      ...healthy,
      model: sequential(linear(3, 8), tanh, linear(8, 1)),
      optimizer: adam({ learningRate: 1e-5 }),
    };
    const [first, second] = [await diagnose(sick, { every }), await diagnose(sick, { every })];
    expect(first.figures).toEqual(second.figures);
    expect(first.diagnoses.map(({ cause }) => cause)).toEqual(second.diagnoses.map(({ cause }) => cause));
    expect(first.diagnoses[0]?.cause).toBe("rate too low");
  });
});

describe("watch", () => {
  test("does not change the training that it watches", async () => {
    const lossesOf = async (isWatched: boolean): Promise<readonly number[]> => {
      const doctor = isWatched ? await watch(healthy, { every: 7 }) : undefined;
      const losses: number[] = [];
      for await (const event of train(healthy)) {
        if (event.type === "step") losses.push(event.loss);
        await doctor?.see(event);
      }
      await doctor?.diagnose();
      return losses;
    };
    expect(await lossesOf(true)).toEqual(await lossesOf(false));
  });

  test("refuses a training without events of steps", async () => {
    await expect(watch({ ...healthy, stepEvents: false })).rejects.toThrow(
      "watch(stepEvents) expects true, but received false. The doctor takes note of each step.",
    );
  });

  test("refuses to see what is no event", async () => {
    const doctor = await watch(healthy);
    // @ts-expect-error Only an event of train is one.
    expect(() => doctor.see(undefined)).toThrow("see(event) expects an event of train");
    // @ts-expect-error This has no training.
    expect(() => doctor.see({ type: "step", step: 0, epoch: 1, loss: 1 })).toThrow("see(event) expects");
  });

  test("passes on errors of others", async () => {
    const doctor = await watch(healthy);
    const error = new TypeError("of somebody else");
    expect(() => doctor.fail(error)).toThrow(error);
  });
});

describe("treat", () => {
  const slow = { ...healthy, optimizer: adam({ learningRate: 1e-5 }), epochs: 8 };

  test("measures that a treatment helps, from the same seed", async () => {
    const { diagnoses } = await diagnose(slow, { every });
    const treated = await treat(slow, diagnoses[0]!);
    expect(treated?.helps).toBe(true);
    expect(treated?.with).toBeLessThan(0.8 * treated!.without);
    expect(treated?.seen).toMatch(/after 8 epochs is .* in place of .*: it helps\.$/);
    expect(await treat(slow, diagnoses[0]!)).toEqual(treated);
  });

  test("says of a treatment that does not help that it does not", async () => {
    const treatment = {
      change: "a rate of 0 // which learns nothing",
      apply: (options: object) => ({ ...slow, ...options, optimizer: adam({ learningRate: 0 }) }),
    };
    const treated = await treat(healthy, { treatment }, { epochs: 3 });
    expect(treated?.helps).toBe(false);
    expect(treated?.seen).toMatch(/^With a rate of 0, the loss .* after 3 epochs .*: it does not help\.$/);
    expect(treated?.without).toBeLessThan(treated!.with);
  });

  test("has nothing to try where there is no treatment", async () => {
    expect(await treat(healthy, { treatment: undefined })).toBeUndefined();
  });
});
