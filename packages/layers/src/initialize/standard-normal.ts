import { defineInitializer } from "./define-initializer.js";

/** Normal with mean 0 and variance 1. */
export const standardNormal = /* @__PURE__ */ defineInitializer(
  "standardNormal",
  (_shape, random) => random.standardNormal,
);
