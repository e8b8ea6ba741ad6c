import { type PairNetwork, pairTraining, pairTrainingOptions, REPAIRS, SATURATED } from "@gd/experiments";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { describe, expect, test } from "vitest";
import { diagnose } from "./diagnose.js";
import { pairSide } from "./pair-side.js";

const interpreter = wasmInterpreter({ dtype: "float64" });
const after = (network: PairNetwork, iterations: number) => {
  const side = pairSide(pairTraining(pairTrainingOptions(network, 1, interpreter)));
  for (let iteration = 0; iteration < iterations && !side.done; iteration++) side.step();
  return diagnose(side.picture(), network);
};
const [tutorial, exact, , leakyGlorot, sigmoidGlorot] = REPAIRS.map(({ network }) => network) as [
  PairNetwork,
  PairNetwork,
  PairNetwork,
  PairNetwork,
  PairNetwork,
];

describe("each network gets its sentence from its numbers", () => {
  test("the original: gradients of exactly 0, from sums in the hundreds", () => {
    for (const iterations of [0, 5]) {
      const { kind, mood, sentence } = after(SATURATED.network, iterations);
      expect([kind, mood]).toEqual(["stuck", "bad"]);
      expect(sentence).toMatch(
        /^Nothing can move: every gradient is exactly 0\. The weighted sums average 3\d\d in layer 2 and 50\d in the output layer/,
      );
      // Of the doctor.
      expect(sentence).toMatch(
        /The first weights of layer 2 have the size 0\.57\d, by which weighted sums are 18\.\d times/,
      );
    }
  });

  test("when narrower, it is saturated and hardly moves", () => {
    const network = { ...SATURATED.network, width: 30 };
    expect(after(network, 0)).toMatchObject({
      kind: "saturated",
      sentence: expect.stringMatching(
        /^100 % of the answers of .* lie within 2 % of a limit from the start; its weighted sums have the size/,
      ),
    });
    expect(after(network, 50)).toMatchObject({
      kind: "slow",
      sentence: expect.stringMatching(/^It hardly moves: .* 100 % of the answers of .* lie within 2 % of a limit/),
    });
  });

  test("the tutorial's repair: nothing is wrong", () => {
    expect(after({ ...tutorial, width: 100 }, 0)).toMatchObject({ kind: "ready", mood: "plain" });
    expect(after({ ...tutorial, width: 100 }, 100)).toMatchObject({
      kind: "falling",
      mood: "good",
      sentence: expect.stringMatching(/the error falls by half every [\d,]+ iterations\.$/),
    });
  });

  test("sigmoid(0.01 z), 1,000 wide, stands still at first; then it learns, then stands still", {
    timeout: 120_000,
  }, () => {
    const side = pairSide(pairTraining(pairTrainingOptions(tutorial, 1, interpreter)));
    const at = (iteration: number) => {
      while (side.training.iterations < iteration) side.step();
      return diagnose(side.picture(), tutorial);
    };
    expect(at(10)).toMatchObject({
      kind: "early",
      mood: "plain",
      sentence: expect.stringMatching(/^It has hardly begun: after 10 iterations the error has fallen by 0\.03\d %\./),
    });
    expect(at(200)).toMatchObject({
      kind: "standing",
      mood: "bad",
      sentence: expect.stringMatching(
        /^It stands still: in 200 iterations the error has changed by only 0\.8\d %, to 0\.574\. /,
      ),
    });
    expect(at(800)).toMatchObject({ kind: "falling", mood: "good" });
    expect(at(1450)).toMatchObject({
      kind: "learned-then-standing",
      mood: "bad",
      sentence: expect.stringMatching(
        /^It learns, then stands still: the error has come from 0\.579 to 0\.0931, but has fallen by only 2\.\d % in the last 146 iterations\. /,
      ),
    });
  });

  test("leaky ReLU on normalized sums learns, then stands still for good", () => {
    const network: PairNetwork = { ...leakyGlorot, width: 50, normalized: true };
    expect(after(network, 400)).toMatchObject({ kind: "learned-then-standing" });
  });

  test("with the exact derivative it hardly moves, because of a factor per layer", () => {
    const { kind, sentence } = after(exact, 20);
    expect(kind).toBe("slow");
    expect(sentence).toMatch(
      /^It hardly moves: at this pace the error halves in 2,\d00,000 iterations\. The exact derivative of sigmoid\(0\.01 z\) has a factor 0\.01 .* 0\.00014, 1\.4e-7, 8\.8e-8\.$/,
    );
  });

  test("leaky ReLU on large weights diverges", () => {
    expect(after({ ...SATURATED.network, activation: "leaky-relu" }, 1)).toMatchObject({ kind: "rising", mood: "bad" });
    expect(after({ ...SATURATED.network, activation: "leaky-relu" }, 100)).toMatchObject({
      kind: "diverged",
      sentence: expect.stringMatching(
        /^It diverged after 3 iterations: .* from 7\.\d+e10 to 6\.\d+e162, and then beyond what float64/,
      ),
    });
  });

  test("too large a rate on a small network", () => {
    const { kind, sentence } = after({ ...leakyGlorot, width: 20, learningRate: 1 }, 3);
    expect(["rising", "diverged"]).toContain(kind);
    expect(sentence).toMatch(/learning rate/);
  });

  test("learned", () => {
    expect(after(sigmoidGlorot, 2000)).toMatchObject({
      kind: "learned",
      mood: "good",
      sentence: "Nothing is wrong: after 44 iterations the output agrees with the target to 6 digits.",
    });
  });

  test("normalized, the error falls", () => {
    expect(after({ ...SATURATED.network, width: 100, normalized: true }, 50)).toMatchObject({ kind: "falling" });
  });
});

test("a layer whose gradients alone are 0 is named", () => {
  const side = pairSide(pairTraining(pairTrainingOptions({ ...leakyGlorot, width: 5 }, 1, interpreter)));
  const seen = side.picture();
  const { gradients, ...rest } = seen.layers[0]!;
  const still = { ...gradients, zeros: gradients.count, largest: 0 };
  const { kind, sentence } = diagnose(
    { ...seen, layers: [{ ...rest, gradients: still }, ...seen.layers.slice(1)] },
    leakyGlorot,
  );
  expect(kind).toBe("part-stuck");
  expect(sentence).toMatch(/^Layer 1 cannot learn: every gradient there is exactly 0\./);
});
