import { expect, test } from "vitest";
import { referenceInterpreter } from "../interpreter/reference/reference-interpreter.js";
import { expectFunction, expectInterpreter, expectLayer, expectLoss, expectTransformation } from "./expect-parts.js";

const method = () => undefined;
const adam = () => ({ initialize: method, update: method });

test("takes objects with the methods, which may be functions themselves", () => {
  expectLayer("f(model)", { initialize: method, initializeStatistics: method, forward: method });
  expectLoss(
    "f(loss)",
    Object.assign(() => 0, { evaluate: method }),
  );
  expectTransformation("f(optimizer)", adam());
  expectInterpreter("f(interpreter)", referenceInterpreter());
  expectFunction("f(metric)", method);
});

test("refuses others, and a factory that was not called by name", () => {
  expect(() => expectTransformation("train(optimizer)", adam)).toThrow(
    "train(optimizer) expects an optimizer, but received the function adam. Call it: adam({ learningRate: 0.001 }), for example.",
  );
  expect(() => expectLoss("train(loss)", "mse")).toThrow(
    'train(loss) expects a loss, but received "mse". meanSquaredError is one, for example.',
  );
  expect(() => expectLayer("train(model)", undefined)).toThrow("train(model) expects a layer, but received undefined.");
  expect(() => expectInterpreter("f(x)", { ops: {} })).toThrow("f(x) expects an interpreter, but received { ops }.");
  expect(() => expectFunction("f(x)", null, "Pass one.")).toThrow(
    "f(x) expects a function, but received null. Pass one.",
  );
});
