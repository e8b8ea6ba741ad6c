import { readdirSync } from "node:fs";
import {
  coefficientsAt,
  type GradientTransformation,
  isRepeatable,
  isTensor,
  leaves,
  referenceOps,
  type TracedOperation,
  traced,
  type Vector,
} from "@gd/tensor";
import { expect, test } from "vitest";
import { optimizers } from "./optimizers.js";

/**
 * The operations of some steps, each with its operands: numbers and shapes as they are; of a tensor, where it comes from.
 */
const operationsOf = (optimizer: GradientTransformation, steps: number): readonly string[] => {
  const ops = referenceOps({ dtype: "float64" });
  let parameters: Vector = ops.fill([3], 1);
  let state = optimizer.initialize(ops, 3);
  return Array.from({ length: steps }, (_, step) => {
    const gradient = ops.multiply(parameters, 2);
    const coefficients = coefficientsAt(optimizer, ops, step);
    const origins = new Map<unknown, string>(
      leaves({ parameters, gradient, state, coefficients }).map(([path, leaf]) => [leaf, path]),
    );
    const originOf = (operand: unknown) => (isTensor(operand) ? (origins.get(operand) ?? "elsewhere") : operand);
    const operations: string[] = [];
    const record = ({ operation, operands, result }: TracedOperation) => {
      origins.set(result, `result ${operations.length}`);
      operations.push(JSON.stringify([operation, ...operands.map(originOf)]));
    };
    const next = optimizer.update({ ops: traced(ops, record), gradient, state, parameters, coefficients });
    parameters = ops.add(parameters, next.update);
    state = next.state;
    return operations.join("\n");
  });
};

test.each(optimizers)("$name is repeatable: its steps differ in their coefficients alone", (optimizer) => {
  const [first, ...others] = operationsOf(optimizer, 7);
  expect(isRepeatable(optimizer)).toBe(true);
  expect(first).not.toContain("elsewhere");
  for (const other of others) expect(other).toBe(first);
});

test("the list has every optimizer", () => {
  const files = readdirSync(new URL("../src/optimizers", import.meta.url));
  const names = files
    .filter((file) => !file.includes(".test.") && file !== "named.ts")
    .map((file) => file.replace(".ts", "").replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
  expect([...new Set(optimizers.map(({ name }) => name))]).toEqual(expect.arrayContaining(names));
});
