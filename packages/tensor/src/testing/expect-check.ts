import { expectArgument, expectBoolean, expectSize, expectString } from "../expect/expect.js";
import { expectSizes } from "../expect/expect-sizes.js";
import type { ComparedElement } from "./compare-slopes.js";
import type { GradientCheck } from "./gradient-check.js";

/** Throws an ArgumentError unless a value is what `checkGradients` returns. */
export function expectCheck(place: string, value: unknown): asserts value is GradientCheck {
  const { name, passed, worst, compared, kinks, variables } = Object(value);
  const isCheck = typeof name === "string" && typeof passed === "boolean" && Array.isArray(variables);
  const advice = "checkGradients(…) makes one.";
  expectArgument(isCheck, { place, expected: "the result of a gradient check", received: value, advice });
  expectWorst(`${place}.worst`, worst);
  expectSize(`${place}.compared`, compared, 0);
  expectSize(`${place}.kinks`, kinks, 0);
  for (const [i, each] of variables.entries()) {
    const variable = Object(each);
    const within = `${place}.variables[${i}]`;
    expectString(`${within}.variable`, variable.variable);
    expectSizes(`${within}.shape`, variable.shape, 0);
    expectBoolean(`${within}.passed`, variable.passed);
    expectWorst(`${within}.worst`, variable.worst);
    expectSize(`${within}.compared`, variable.compared, 0);
    expectSize(`${within}.kinks`, variable.kinks, 0);
    if (variable.mistake !== undefined) expectString(`${within}.mistake`, variable.mistake);
  }
}

const expectWorst = (place: string, value: unknown): void => {
  if (value === undefined) return;
  const { claimed, measured, relativeError, index, variable }: Partial<ComparedElement> = Object(value);
  const areNumbers = [claimed, measured, relativeError].every((number) => typeof number === "number");
  const isPlaced = typeof variable === "string" && (index === undefined || (Number.isInteger(index) && index >= 0));
  expectArgument(areNumbers && isPlaced, { place, expected: "a compared element, or undefined", received: value });
};
