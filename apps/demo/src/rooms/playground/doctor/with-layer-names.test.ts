import { expect, test } from "vitest";
import { readSettings } from "../../../settings.js";
import { planeNetwork } from "../network/plane-network.js";
import { PLAYGROUND_SETTINGS } from "../playground-settings.js";
import { withLayerNames } from "./with-layer-names.js";

const settings = readSettings(PLAYGROUND_SETTINGS, new URLSearchParams("hidden=8-4"));
const { blocks } = planeNetwork(settings, 1);

test.each([
  [
    "100 % of the 8 units of 3 tanh answer 0 to every example",
    "100 % of the 8 units of layer 2 answer 0 to every example",
  ],
  [
    "The gradient of 0.weight has the size 0.01, that of 4.weight 0.14",
    "The gradient of the weights of layer 1 has the size 0.01, that of the weights of the output 0.14",
  ],
  [
    "NaN first appeared in playground › 4 linear(4 → 1), in its output",
    "NaN first appeared in the output, in its output",
  ],
  ["With 10 examples in a batch, 60 steps at a rate of 0.1 reach 0.5", undefined],
])("%s", (said, expected) => {
  expect(withLayerNames(said, blocks)).toBe(expected ?? said);
});
