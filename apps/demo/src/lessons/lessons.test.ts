import { PAIR, regressionBowl, regressionData, reluByGradient } from "@gd/experiments";
import { fromBytes, referenceOps, rowMajor } from "@gd/tensor";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { beforeAll, describe, expect, test } from "vitest";
import { packedDigits } from "../../test/packed-digits.js";
import { tutorialSettings } from "../rooms/by-hand/by-hand-settings.js";
import { derive } from "../rooms/by-hand/derivation.js";
import { networkDescent } from "../rooms/by-hand/network-descent.js";
import { numbersOf } from "../rooms/by-hand/network-numbers.js";
import { slopeProblem } from "../rooms/descent/data/slope-problem.js";
import { USUAL_SETTINGS } from "../rooms/descent/descent-settings.js";
import { race } from "../rooms/descent/race.js";
import { measureRegime } from "../rooms/descent/regimes/measure-regime.js";
import { mnistImage } from "../rooms/digits/draw/mnist-image.js";
import { readStrokes } from "../rooms/digits/draw/stroke-text.js";
import { isSureOfDrawing } from "../rooms/digits/is-sure-of-drawing.js";
import { trainedReader } from "../rooms/digits/train-digits.js";
import { tutorialDigitsSimulation } from "../rooms/digits/tutorial/tutorial-digits-simulation.js";
import { diagnose } from "../rooms/vanishing/diagnose.js";
import { VANISHING_SETTINGS, type VanishingSettings } from "../rooms/vanishing/vanishing-settings.js";
import { vanishingSimulation } from "../rooms/vanishing/vanishing-simulation.js";
import { usualValues } from "../settings.js";
import { isLearnedExactly } from "./absorb/absorb-check.js";
import { tellsSpiralsApart } from "./batch-norm/batch-norm-check.js";
import { spiralsSimulation } from "./batch-norm/spirals-simulation.js";
import { isAtBottom } from "./data/data-check.js";
import { arrivesDespiteDecay } from "./decay/decay-check.js";
import { LESSONS } from "./lessons.js";
import { isEdgeKnown, withDescent } from "./momentum/momentum-check.js";
import { Network } from "./network-class/network.js";
import { hasLearnedPair } from "./network-class/network-class-check.js";
import { isHeldOnPlateau } from "./plateau/plateau-check.js";
import { disagree } from "./relu/relu-check.js";
import { isEdgeFound, NONE_SEEN, type WidthsSeen, withWidth } from "./saturation/saturation-check.js";
import { isSteep } from "./step/step-check.js";
import { isEnough } from "./thousand/thousand-check.js";
import { readsHalf } from "./tutorial-digits/tutorial-digits-check.js";
import { SCRIBBLES } from "./unit/scribbles.js";

const interpreter = wasmInterpreter({ dtype: "float64" });

/** What the Vanishing room shows once its run has ended, or after some steps. */
const pairAfter = async (changed: Partial<VanishingSettings>, steps = Number.POSITIVE_INFINITY) => {
  const simulation = vanishingSimulation(interpreter);
  const settings = { ...usualValues(VANISHING_SETTINGS), ...changed };
  simulation.configure(settings);
  for (let step = 0; step < steps && (await simulation.step()); step++);
  return (await simulation.picture(true)).own;
};

test("lessons have names of their own in the address", () => {
  expect(new Set(LESSONS.map(({ id }) => id)).size).toBe(LESSONS.length);
});

describe("each task is solved by doing what it asks, and not before", () => {
  test("step: a rate that is low enough for ten steps", () => {
    const after = (rate: number, iterations: number) => {
      const given = { ...tutorialSettings({ step: 0 }), rate };
      const descended = networkDescent(given).after(iterations);
      return { iterations, loss: derive(given, { ...numbersOf(given), layers: descended.layers }).loss };
    };
    expect(isSteep(after(0.01, 0))).toBe(false);
    expect(isSteep(after(0.01, 10))).toBe(false);
    expect(isSteep(after(3, 10))).toBe(true);
    expect(isSteep(after(0.1, 1000))).toBe(false);
  });

  test("thousand: 6 digits within 1,000 iterations", async () => {
    const small = { width: 3, iterations: 1000 };
    expect(isEnough(await pairAfter(small))).toBe(false);
    expect(isEnough(await pairAfter({ ...small, learningRate: 2 }))).toBe(true);
    expect(isEnough({ iterations: 1001, learned: true })).toBe(false);
  });

  test("saturation: two widths around the one at which all gradients become 0", async () => {
    const look = async (seen: WidthsSeen, width: number) => {
      const { layers } = await pairAfter({ width }, 0);
      return withWidth(
        seen,
        width,
        layers.every(({ gradients }) => gradients.zeros === gradients.count),
      );
    };
    let seen: WidthsSeen = NONE_SEEN;
    for (const width of [1000, 3]) seen = await look(seen, width);
    expect(isEdgeFound(seen)).toBe(false);
    let tries = 0;
    for (; !isEdgeFound(seen) && tries < 20; tries++) {
      seen = await look(seen, Math.round((Math.min(...seen.stuck) + Math.max(...seen.moving)) / 2));
    }
    expect(tries).toBeLessThan(12);
  });

  test("plateau: held where it stands still", async () => {
    const network = { ...usualValues(VANISHING_SETTINGS), activation: "scaled-sigmoid" as const };
    expect(isHeldOnPlateau({ kind: diagnose(await pairAfter(network, 10), network).kind, playing: false })).toBe(false);
    for (const kind of ["standing", "learned-then-standing"] as const) {
      expect(isHeldOnPlateau({ kind, playing: true })).toBe(false);
      expect(isHeldOnPlateau({ kind, playing: false })).toBe(true);
    }
  });

  test("absorb: the exact derivative at a high rate", async () => {
    const run = async (derivative: "exact" | "tutorial", learningRate: number) => {
      const settings = { activation: "scaled-sigmoid", derivative, learningRate, iterations: 500 } as const;
      const { iterations, error } = await pairAfter({ ...settings, width: 300 });
      return { derivative, iterations, error };
    };
    expect(isLearnedExactly(await run("exact", 0.01))).toBe(false);
    expect(isLearnedExactly(await run("exact", 100))).toBe(true);
    expect(isLearnedExactly({ ...(await run("exact", 100)), derivative: "tutorial" })).toBe(false);
  });

  test("network-class: predict after enough calls of train", () => {
    const network = new Network([2, 40, 40, 2], { learningRate: 1 });
    const answer = network.predict(PAIR.input);
    expect(hasLearnedPair({ answer, calls: 0 })).toBe(false);
    let calls = 0;
    for (; calls < 1000; calls++) network.train(PAIR.input, PAIR.target);
    expect(hasLearnedPair({ answer, calls })).toBe(false);
    expect(hasLearnedPair({ answer: undefined, calls })).toBe(false);
    expect(hasLearnedPair({ answer: network.predict(PAIR.input), calls })).toBe(true);
  });

  test("tutorial-digits: not at the tutorial's rate", async () => {
    const simulation = tutorialDigitsSimulation(interpreter, packedDigits);
    simulation.configure({ rate: 0.01, seed: 1 });
    for (let seen = 0; seen < 1000; seen += 50) await simulation.step();
    const picture = await simulation.picture(false);
    expect(picture).toMatchObject({ seen: 1000, curve: { x: [0, 1000] } });
    expect(picture.commonest.share).toBeGreaterThan(0.95);
    expect(readsHalf(picture)).toBe(false);
    expect(readsHalf({ seen: 20_000, accuracy: 0.51 })).toBe(true);
    expect(readsHalf({ seen: 0, accuracy: 0.51 })).toBe(false);
  });

  test("unit: a scribble of which the packed model is sure, and no test image", async () => {
    const { model, weights } = await packedDigits.model();
    const reader = trainedReader(model.choices, weights, wasmInterpreter());
    const sure = Object.values(SCRIBBLES).filter((drawing) => {
      const input = fromBytes(mnistImage(readStrokes(drawing))!, [1, 784], { dtype: "float32", unit: 255 });
      return isSureOfDrawing({ probabilities: Float32Array.from(rowMajor(reader.probabilities(input))) });
    });
    expect(sure.length).toBeGreaterThan(0);
    expect(isSureOfDrawing({ truth: 4, probabilities: Float32Array.of(1, 0) })).toBe(false);
    expect(isSureOfDrawing(undefined)).toBe(false);
  });

  test("relu: one sign", () => {
    const ops = referenceOps({ dtype: "float64" });
    expect(disagree(reluByGradient(ops, { input: [2, 4], gradient: [32, 16] }))).toBe(false);
    expect(disagree(reluByGradient(ops, { input: [-2, 4], gradient: [32, 16] }))).toBe(true);
    expect(disagree(reluByGradient(ops, { input: [2, 4], gradient: [32, -16] }))).toBe(true);
  });

  test("batch-norm: six layers learn with it, and not without", async () => {
    const after = async (normalized: boolean) => {
      const simulation = spiralsSimulation(interpreter);
      simulation.configure({ normalized, seed: 1 });
      for (let epoch = 0; epoch < 60 * 9; epoch++) await simulation.step();
      return simulation.picture(false);
    };
    expect(tellsSpiralsApart(await after(false))).toBe(false);
    expect(tellsSpiralsApart(await after(true))).toBe(true);
  }, 30_000);

  describe("on the notebook's data", () => {
    const data = regressionData();
    let bowl: ReturnType<typeof regressionBowl>;
    beforeAll(() => {
      bowl = regressionBowl(data, interpreter);
    });

    test("data: where the gradient of all rows is 0", () => {
      const problem = slopeProblem(data, 4);
      const at = (weight: number) => isAtBottom({ weight, gradient: problem.gradient(weight) });
      expect([0, -3.5, -4.5].map(at)).toEqual([false, false, false]);
      let weight = 0;
      for (let step = 0; step < 30; step++) weight -= problem.gradient(weight);
      expect(at(weight)).toBe(true);
      const slope = (problem.cost(weight + 1e-3) - problem.cost(weight - 1e-3)) / 2e-3 / problem.rows;
      expect(problem.gradient(weight)).toBeCloseTo(slope, 6);
      expect(
        problem.gradient(
          1,
          Array.from({ length: problem.rows }, (_, i) => i),
        ),
      ).toBeCloseTo(problem.gradient(1), 9);
    });

    test("decay: one that is slow enough", () => {
      const after = (decay: number) => {
        const simulation = race(data, interpreter);
        simulation.configure({ ...USUAL_SETTINGS, racers: ["exponential-decay"], decay });
        while (simulation.step());
        return simulation.picture();
      };
      expect(arrivesDespiteDecay(after(0.1))).toBe(false);
      expect(arrivesDespiteDecay(after(0.005))).toBe(true);
      expect(arrivesDespiteDecay(after(0))).toBe(false);
    });

    test("momentum: the edge between two rates, which the formula has, too", () => {
      const momentum = 0.222;
      const edge = bowl.highestLearningRate * (1 + momentum);
      const name = (learningRate: number) => measureRegime(bowl, { learningRate, momentum }).name;
      expect([0.99 * edge, 1.01 * edge].map(name)).toEqual(["swinging", "diverging"]);
      const seen = (...rates: readonly number[]) =>
        rates.reduce((before, learningRate) => withDescent(before, { learningRate, momentum }, name(learningRate)), {
          momentum,
          holds: undefined,
          diverges: undefined,
        } as Parameters<typeof withDescent>[0]);
      expect(isEdgeKnown(seen(0.396))).toBe(false);
      expect(isEdgeKnown(seen(0.396, 1.5))).toBe(false);
      expect(isEdgeKnown(seen(0.98 * edge, 1.02 * edge))).toBe(true);
      expect(
        isEdgeKnown(withDescent(seen(0.98 * edge, 1.02 * edge), { learningRate: 1, momentum: 0.5 }, "swinging")),
      ).toBe(false);
    });

    test("each regime is somewhere", () => {
      const name = (learningRate: number, momentum: number) => measureRegime(bowl, { learningRate, momentum }).name;
      expect(name(0.3, 0)).toBe("straight");
      expect(name(0.3, 0.95)).toBe("swinging");
      expect(name(0.004, 0)).toBe("slow");
      expect(name(3.96, 0.99)).toBe("diverging");
    });
  });
});
