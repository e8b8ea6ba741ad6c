import { identity, linear, ones, relu, sequential, zeros } from "@gd/layers";

const unit = { weight: ones, bias: zeros };

/** The notebook's network: 3 → 2 → 2 → 1, ReLU twice and the identity, all weights 1 and all biases 0. */
export const handDerivedNetwork = /* @__PURE__ */ (() =>
  sequential(linear(3, 2, unit), relu, linear(2, 2, unit), relu, linear(2, 1, unit), identity))();

/** Its one example and its target. */
export const EXAMPLE = [1, 2, -1] as const;
export const TARGET = [0] as const;
