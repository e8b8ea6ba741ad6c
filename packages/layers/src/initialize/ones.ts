import { defineInitializer } from "./define-initializer.js";

/** Every element is 1. */
export const ones = /* @__PURE__ */ defineInitializer("ones", () => () => 1);
