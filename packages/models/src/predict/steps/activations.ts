import {
  type ActivationFormula,
  eluFormula,
  geluByTanhFormula,
  geluFormula,
  leakyReluFormula,
  logSoftmaxFormula,
  reluFormula,
  sigmoidFormula,
  siluFormula,
  softmaxFormula,
  softplusFormula,
} from "@gd/layers/formulas";
import { expectNumber, expectOneOf, type Ops } from "@gd/tensor";
import {
  absolute,
  add,
  divide,
  divideColumn,
  erf,
  exp,
  forwardOps,
  log,
  log1p,
  maxColumns,
  maximum,
  multiply,
  reshape,
  sigmoid as sigmoidOf,
  subtract,
  subtractColumn,
  sumColumns,
  tanh as tanhOf,
  where,
} from "@gd/tensor/forward";
import { type InsideStep, keepingShape, type Step, step } from "./step.js";

/** A step of an activation, by the operations of its formula. */
const activated = <Names extends keyof Ops>(
  inside: InsideStep,
  ops: Pick<Ops, Names>,
  formula: ActivationFormula<Names>,
): Step => keepingShape(inside, (input) => formula(ops, input));

/** The layer `elu`, of models that answer. */
export const elu = /* @__PURE__ */ step(["alpha"], [], ({ alpha }, _, inside) => {
  expectNumber("elu(alpha)", alpha);
  const ops = forwardOps({ divide, multiply, subtract, tanh: tanhOf, where });
  return activated(inside, ops, (_, input) => eluFormula(ops, input, alpha).output);
});

/** The layer `gelu`, of models that answer. */
export const gelu = /* @__PURE__ */ step(["approximate"], [], ({ approximate }, _, inside) => {
  expectOneOf("gelu(approximate)", approximate, ["none", "tanh"]);
  const ops = forwardOps({ add, divide, erf, multiply, tanh: tanhOf, where });
  const formula = approximate === "none" ? geluFormula : geluByTanhFormula;
  return activated(inside, ops, (_, input) => formula(ops, input).output);
});

/** The layer `identity`, of models that answer. */
export const identity = /* @__PURE__ */ step([], [], (_options, _settings, inside) => keepingShape(inside, (x) => x));

/** The layer `dropout`, which changes nothing in models that answer. */
export const dropout = /* @__PURE__ */ step(["rate"], [], (_options, _settings, inside) =>
  keepingShape(inside, (x) => x),
);

/** The layer `leakyRelu`, of models that answer. */
export const leakyRelu = /* @__PURE__ */ step(["slope"], [], ({ slope }, _, inside) => {
  expectNumber("leakyRelu(slope)", slope);
  return activated(inside, forwardOps({ multiply, where }), leakyReluFormula(slope));
});

const logitsOps = { divideColumn, exp, log, maxColumns, reshape, subtract, subtractColumn, sumColumns, where };

/** The layer `logSoftmax`, of models that answer. */
export const logSoftmax = /* @__PURE__ */ step([], [], (_options, _settings, inside) => {
  const ops = forwardOps(logitsOps);
  return activated(inside, ops, (_, input) => logSoftmaxFormula(ops, input).output);
});

/** The layer `relu`, of models that answer. */
export const relu = /* @__PURE__ */ step([], [], (_options, _settings, inside) =>
  activated(inside, forwardOps({ maximum }), reluFormula),
);

/** The layer `sigmoid`, of models that answer. */
export const sigmoid = /* @__PURE__ */ step(["gain", "derivative"], [], ({ gain }, _, inside) => {
  expectNumber("sigmoid(gain)", gain);
  return activated(inside, forwardOps({ multiply, sigmoid: sigmoidOf }), sigmoidFormula(gain));
});

/** The layer `silu`, of models that answer. */
export const silu = /* @__PURE__ */ step([], [], (_options, _settings, inside) => {
  const ops = forwardOps({ multiply, sigmoid: sigmoidOf, where });
  return activated(inside, ops, (_, input) => siluFormula(ops, input).output);
});

/** The layer `softmax`, of models that answer. */
export const softmax = /* @__PURE__ */ step([], [], (_options, _settings, inside) => {
  const ops = forwardOps(logitsOps);
  return activated(inside, ops, (_, input) => softmaxFormula(ops, input).output);
});

/** The layer `softplus`, of models that answer. */
export const softplus = /* @__PURE__ */ step([], [], (_options, _settings, inside) =>
  activated(inside, forwardOps({ absolute, add, exp, log1p, maximum, multiply }), softplusFormula),
);

/** The layer `tanh`, of models that answer. */
export const tanh = /* @__PURE__ */ step([], [], (_options, _settings, inside) => {
  const ops = forwardOps({ tanh: tanhOf });
  return keepingShape(inside, (input) => ops.tanh(input));
});
