import { expect, test } from "vitest";
import { cos } from "./cos.js";
import { erf } from "./erf.js";
import { exp } from "./exp.js";
import { expm1 } from "./expm1.js";
import { log } from "./log.js";
import { log1p } from "./log1p.js";
import { sigmoid } from "./sigmoid.js";
import { sin } from "./sin.js";
import { tanh } from "./tanh.js";

test.each(Object.entries({ cos, erf, exp, expm1, log, log1p, sigmoid, sin, tanh }))(
  "%s takes numbers alone",
  (name, f) => {
    for (const x of ["1", null, undefined, true, 1n, [1]]) {
      expect(() => f(x as never)).toThrow(expect.objectContaining({ name: "ArgumentError", place: `${name}(x)` }));
    }
  },
);
