import { referenceOps } from "../reference/reference-ops.js";
import type { Tensor, Vector } from "../tensor.js";
import { type CompiledCase, descent, type Matrix, outcome, steps, variable } from "./compiled-case.js";
import { randomTensor } from "./random-tensor.js";

/** Inputs, variables and bodies that are unusual. */
export const compiledEdgeCases: readonly (readonly [string, CompiledCase])[] = [
  [
    "tensors of no element, sums of nothing, scalars",
    (ops, see, random) => {
      const [sums, scalar, nothing] = [variable(ops, 7, 1), ops.variable(ops.fill([], 1)), variable(ops, 0, 1)];
      const call = ops.compile<readonly [Matrix, Tensor<readonly []>]>(([x, number], { varying }) => {
        const y = ops.multiply(x, 2);
        const product = ops.matmul(ops.transpose(y), x);
        const result = ops.item(ops.add(ops.sum(y), ops.multiply(number, 3)));
        ops.assign(
          sums,
          ops.concatenate([
            ops.sumRows(y),
            nothing,
            ops.reshape(y, [0]),
            ops.maxColumns(ops.transpose(y)),
            ops.sum(product),
          ]),
        );
        ops.increase(nothing, ops.reshape(x, [0]));
        ops.increase(
          scalar,
          varying(({ step }) => ops.divide(number, step + 1)),
        );
        return result;
      });
      for (const step of steps) {
        // So that memory that is used again holds something.
        ops.step(() => ops.fill([4000], step + 1).shape);
        see(call([ops.fill([0, 3], 1), randomTensor(random, [], ops.dtype)], step), sums, scalar, nothing);
      }
    },
  ],
  [
    "parts that vary, of which one does not read the step, and one reads it late",
    (ops, see, random) => {
      const parameters: Vector = ops.variable(randomTensor(random, [5], ops.dtype));
      const call = ops.compile<readonly [Vector]>(([x], { varying }) => {
        const gradient = ops.multiply(x, parameters);
        const loss = ops.item(ops.sum(gradient));
        const smaller = varying(() => ops.multiply(gradient, 0.5));
        ops.increase(
          parameters,
          varying((now) => ops.subtract(ops.multiply(smaller, smaller), ops.multiply(smaller, 1 / (now.step + 1)))),
        );
        return loss;
      });
      for (const step of steps) see(call([randomTensor(random, [5], ops.dtype)], step), parameters);
    },
  ],
  [
    "inputs that are transposed, variables, or parts of them",
    (ops, see, random) => {
      const matrix: Matrix = ops.variable(randomTensor(random, [3, 3], ops.dtype));
      const vector: Vector = ops.variable(randomTensor(random, [12], ops.dtype));
      const kept = ops.multiply(vector, 2);
      const call = ops.compile<readonly [Matrix]>(([x]) => {
        const product = ops.matmul(x, ops.multiplyColumn(x, ops.sumColumns(x)));
        const sum = ops.item(ops.sum(product));
        ops.assign(matrix, ops.divide(product, ops.add(ops.absolute(product), 1)));
        ops.increase(vector, ops.concatenate([ops.sumRows(x), matrix]));
        ops.increase(vector, ops.concatenate([ops.sumRows(x), ops.transpose(matrix)]));
        return sum;
      });
      const inputs = [
        () => randomTensor(random, [3, 3], ops.dtype),
        () => ops.transpose(randomTensor(random, [3, 3], ops.dtype)),
        () => matrix,
        () => ops.transpose(matrix),
        () => ops.slice(vector, 2, [3, 3]),
        () => ops.slice(kept, 1, [3, 3]),
      ];
      for (const [n, input] of [...inputs, ...inputs].entries()) {
        const [once, again] = [input(), inputs[n % 2]!];
        for (const step of steps) see(call([step === 6 ? again() : once], step), matrix, vector);
        for (const step of steps) see(call([input()], step), matrix, vector);
      }
    },
  ],
  [
    "one tensor for two inputs, or for an input and a constant",
    (ops, see, random) => {
      const [one, two] = [randomTensor(random, [3], ops.dtype), randomTensor(random, [3], ops.dtype)];
      const call = ops.compile<readonly [Vector, Vector]>(([x, y]) =>
        ops.item(ops.sum(ops.subtract(ops.multiply(x, 3), ops.multiply(y, one)))),
      );
      const pairs: readonly (readonly [Vector, Vector])[] = [
        [one, one],
        [two, one],
        [one, two],
        [two, two],
      ];
      for (const first of pairs) {
        for (const step of steps) see(call(first, step));
        for (const pair of pairs) see(call(pair, 0));
      }
      const constant = ops.compile<readonly [Vector]>(([x]) => ops.item(ops.sum(ops.multiply(x, one))));
      for (const step of steps) see(constant([step < 4 ? one : two], step));
    },
  ],
  [
    "a call in a step, in another compiled function, and two functions in turn over the same variables",
    (ops, see, random) => {
      const parameters = variable(ops, 3, 0.5);
      const descend = ops.compile(descent(ops, parameters));
      const halve = ops.compile<readonly []>((_, { varying }) => {
        const sum = ops.item(ops.sum(parameters));
        ops.assign(
          parameters,
          varying(({ step }) => ops.divide(parameters, step + 2)),
        );
        return sum;
      });
      const both = ops.compile<readonly [Matrix]>(([x], { step }) => {
        halve([], step);
        return descend([x], step);
      });
      for (const step of [...steps, ...steps]) {
        const input = randomTensor(random, [2, 3], ops.dtype);
        see(descend([input], step), parameters, halve([], step), parameters);
        const kept = ops.step(() => {
          const before = ops.multiply(parameters, 2);
          return [before, descend([input], step), ops.add(before, parameters)] as const;
        });
        descend([input], step);
        see(...kept, both([input], step), parameters);
      }
    },
  ],
  [
    "a part in a part",
    (ops, see) => {
      const call = ops.compile<readonly [Vector]>(([x], { varying }) =>
        ops.item(
          ops.sum(
            varying(({ step: outer }) =>
              ops.add(
                ops.multiply(x, outer),
                varying(({ step: inner }) => ops.fill([2], inner)),
              ),
            ),
          ),
        ),
      );
      for (const step of steps) see(call([ops.fill([2], 1)], step));
    },
  ],
  [
    "tensors that are written to, though they are no variables",
    (ops, see, random) => {
      const given: Vector = randomTensor(random, [3], ops.dtype);
      const parameters = variable(ops, 3, 0.5);
      const toHeap = ops.compile<readonly [Vector]>(([x]) => {
        const sum = ops.item(ops.sum(x));
        ops.increase(given, x);
        ops.assign(parameters, given);
        return sum;
      });
      const toInput = ops.compile<readonly [Vector]>(([x]) => {
        const sum = ops.item(ops.sum(x));
        ops.assign(x, ops.multiply(given, 2));
        ops.assign(parameters, x);
        return sum;
      });
      const toTemporary = ops.compile<readonly [Vector]>(([x]) => {
        const [doubled, more] = [ops.multiply(x, 2), ops.add(x, 1)];
        const both = ops.concatenate([doubled, more]);
        ops.assign(doubled, more);
        ops.increase(more, x);
        const sum = ops.item(ops.sum(ops.multiply(both, ops.concatenate([more, doubled]))));
        ops.assign(parameters, ops.multiply(doubled, ops.slice(both, 2, [3])));
        return sum;
      });
      for (const step of steps) {
        const x = randomTensor(random, [3], ops.dtype);
        see(toTemporary([x], step), parameters, x, toHeap([x], step), parameters, given);
        see(toInput([x], step), parameters, x);
      }
    },
  ],
  [
    "variables that change before they are looked at, after they are read, and where they overlap",
    (ops, see, random) => {
      const vector: Vector = ops.variable(randomTensor(random, [6], ops.dtype));
      const call = ops.compile<readonly [Vector]>(([x]) => {
        const first = ops.item(ops.slice(vector, 0, []));
        ops.increase(ops.slice(vector, 1, [5]), ops.slice(vector, 0, [5]));
        ops.assign(ops.slice(vector, 0, [5]), ops.slice(vector, 1, [5]));
        ops.assign(ops.slice(vector, 3, [1]), ops.reshape(ops.sum(x), [1]));
        ops.inspect(x, (looked) => see(looked));
        return first;
      });
      for (const step of steps) see(call([step < 4 ? vector : ops.slice(vector, 1, [3])], step), vector);
    },
  ],
  [
    "inputs of the other precision, and those whose step has ended",
    (ops, see) => {
      const other = referenceOps({ dtype: ops.dtype === "float32" ? "float64" : "float32" });
      const call = ops.compile<readonly [Vector]>(([x]) => ops.item(ops.sum(x)));
      const converted = ops.compile<readonly [Vector]>(([x]) => ops.item(ops.sum(ops.from(x))));
      let leaked: Vector = ops.fill([8192], 1);
      ops.step(() => {
        leaked = ops.multiply(leaked, 2);
      });
      for (const step of steps) {
        see(outcome(() => call([other.fill([2], step)], step)));
        see(outcome(() => converted([other.fill([2], step + 0.1)], step)));
        see(
          outcome(() => call([leaked], step)),
          call([ops.fill([8192], step)], step),
          call([ops.fill([2], 1)], step),
        );
      }
    },
  ],
];
