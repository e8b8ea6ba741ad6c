import { describe, expect, test, vi } from "vitest";
import { readSettings, writeSettings } from "../../settings.js";
import { BY_HAND_SETTINGS, type ByHandSettings, usualSettings, withNetwork } from "./by-hand-settings.js";

// The address module listens to the page's address.
vi.hoisted(() => Object.assign(globalThis, { location: { hash: "" }, addEventListener: () => {} }));

describe("settings of the room", () => {
  test("come back from an address unchanged", () => {
    const settings: ByHandSettings = {
      network: {
        inputs: 5,
        layers: [
          { units: 4, activation: "leakyRelu" },
          { units: 3, activation: "identity" },
        ],
      },
      loss: "softmaxCrossEntropy",
      weights: "normal",
      biases: "ones",
      seed: 7,
      edits: { "x.1": -0.5, "W1.5.4": 1e-7, "b2.1": 1e21 },
      rate: 0.5,
      iterations: 12,
      step: 3,
    };
    const written = writeSettings(BY_HAND_SETTINGS, settings).toString();
    expect(written).toContain("network=5-4leakyRelu-3identity&");
    expect(written).toContain("edits=x.1_-0.5*W1.5.4_1e-7*");
    expect(readSettings(BY_HAND_SETTINGS, new URLSearchParams(written))).toEqual(settings);
  });

  test("are the usual ones where an address has nothing or nonsense", () => {
    const nonsense = "network=3-9relu&loss=none&seed=1.5&edits=x.1_abc&step=-1";
    const usual = readSettings(BY_HAND_SETTINGS, new URLSearchParams(nonsense));
    expect(usual.network.inputs).toBe(3);
    expect(usual.step).toBe(0);
    expect(writeSettings(BY_HAND_SETTINGS, usual).toString()).toBe("");
  });

  test.each(["3", "3-2relu-2relu-2relu-2relu-2relu", "0-2relu", "6-2relu", "3-2softplus", "3-relu", "3-2relu-", ""])(
    "%j is no network",
    (network) => {
      expect(BY_HAND_SETTINGS.network.read(network)).toBeUndefined();
    },
  );

  test.each(["x.1", "x.1_", "x.1_2_3", "y.1_2", "W1.1_2", "x.1_Infinity", "x.1_1*"])("%j are no edits", (edits) => {
    expect(BY_HAND_SETTINGS.edits.read(edits)).toBeUndefined();
  });

  test("a network of other sizes keeps the edits that still have a place", () => {
    const before: ByHandSettings = {
      ...usualSettings({ step: "all" }),
      edits: { "x.1": 1, "t.1": 2, "W1.1.1": 3, "W2.1.1": 4, "b2.2": 5, "W3.1.1": 6 },
    };
    const { layers } = BY_HAND_SETTINGS.network.usual;
    const network = { inputs: 3, layers: layers.map((layer, i) => (i === 1 ? { ...layer, units: 4 } : layer)) };
    expect(withNetwork(before, network).edits).toEqual({ "x.1": 1, "t.1": 2, "W1.1.1": 3 });
  });
});
