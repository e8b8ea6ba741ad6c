import { defineInitializer } from "./define-initializer.js";

/** Every element is 0. */
export const zeros = /* @__PURE__ */ defineInitializer("zeros", () => () => 0);
