import { isTensor, type TracedOperation } from "@gd/tensor";
import {
  call,
  difference,
  literal,
  type PaperExpression,
  type PaperFunction,
  product,
  quotient,
  sumOf,
} from "./expression.js";

/** The formula of an operation on whole tensors, from those of its operands. */
type Rule = (formulas: readonly PaperExpression[], operands: readonly unknown[]) => PaperExpression;

const HUGE = 3.4e38;

const same: Rule = ([x]) => x!;
const named =
  (name: PaperFunction): Rule =>
  ([x]) =>
    call(name, x!);
const sum: Rule = ([left, right]) => sumOf([left!, right!]);
const minus: Rule = ([left, right]) => difference(left!, right!);
const over: Rule = ([left, right]) => quotient(left!, right!);

const times: Rule = ([left, right], operands) => {
  if (operands[0] === operands[1]) return call("square", left!);
  const ofTensors = operands.every((operand) => isTensor(operand) && operand.shape.length > 0);
  return ofTensors && !isLiteral(left!) && !isLiteral(right!)
    ? call("hadamard", left!, right!)
    : product(left!, right!);
};

const isLiteral = ({ kind }: PaperExpression): boolean => kind === "number";

const isGuard = (condition: PaperExpression): boolean =>
  condition.kind === "call" &&
  condition.operands.some(
    (operand) => (operand.kind === "number" && Math.abs(operand.value) >= HUGE) || isGuard(operand),
  );

/** The formula of each operation of `Ops`. Those that only guard against infinity are left out. */
export const formulaRules: { readonly [Name in TracedOperation["operation"]]: Rule } = {
  fill: (_, operands) => literal(Number(operands[1])),
  reshape: same,
  slice: same,
  concatenate: (formulas) => (formulas.length === 1 ? formulas[0]! : call("beside", ...formulas)),
  transpose: ([x]) => (x!.kind === "call" && x!.call === "transpose" ? x!.operands[0]! : call("transpose", x!)),
  matmul: ([left, right]) => call("matmul", left!, right!),
  add: sum,
  subtract: ([left, right], operands) => (operands[0] === operands[1] ? literal(0) : difference(left!, right!)),
  multiply: times,
  divide: over,
  maximum: ([left, right]) => call("maximum", left!, right!),
  where([condition, positive, otherwise], operands) {
    if (operands[0] === operands[2]) return positive!;
    return isGuard(condition!) ? otherwise! : call("where", positive!, condition!, otherwise!);
  },
  scale: ([x, factor]) => product(factor!, x!),
  divideBy: over,
  exp: named("exp"),
  log: named("log"),
  log1p: named("log1p"),
  sqrt: named("sqrt"),
  tanh: named("tanh"),
  erf: named("erf"),
  sigmoid: named("sigmoid"),
  absolute: named("absolute"),
  addRow: sum,
  subtractRow: minus,
  multiplyRow: times,
  subtractColumn: minus,
  multiplyColumn: times,
  divideColumn: over,
  sum: named("sum"),
  sumRows: named("sum"),
  sumColumns: named("sum"),
  meanRows: named("mean"),
  meanColumns: named("mean"),
  maxColumns: named("max"),
  oneHot: named("oneHot"),
  gatherRows: ([table, labels]) => call("rowsOf", table!, labels!),
  sumRowsByLabel: named("sum"),
  uniform: () => call("random"),
  patches: named("windows"),
  sumPatches: named("overWindows"),
  sumWindows: ([images]) => call("sum", call("windows", images!)),
  maxWindows: ([images]) => call("max", call("windows", images!)),
  spreadWindows: named("overWindows"),
  spreadMaxima: ([images, values]) => call("atMaxima", values!, images!),
};
