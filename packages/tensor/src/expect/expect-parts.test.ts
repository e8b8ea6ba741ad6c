import { expect, test } from "vitest";
import { referenceInterpreter, referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { createContext } from "../model/create-context.js";
import { randomStreams } from "../random/random-streams.js";
import { expectOps } from "./expect-ops.js";
import { expectFunction } from "./expect-part.js";
import {
  expectContext,
  expectInterpreter,
  expectLayer,
  expectLoss,
  expectRandomStream,
  expectRandomStreams,
  expectTransformation,
} from "./expect-parts.js";

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
  expectOps("f(ops)", referenceOps());
  expectContext("f(context)", createContext());
  expectRandomStreams("f(random)", randomStreams(1));
  expectRandomStream("f(random)", randomStreams(1).stream("a"));
});

test("advises what to make of what is nearly right", () => {
  expect(() => expectLayer("train(model)", [])).toThrow(
    "train(model) expects a layer, but received []. Make one of several layers with sequential(…).",
  );
  expect(() => expectLayer("train(model)", { name: "relu", at: method })).toThrow(
    "train(model) expects a layer, but received { name, at }. Say the shape of its examples, as in relu.at([64]).",
  );
  expect(() => expectOps("f(ops)", referenceInterpreter())).toThrow("Pass its operations: interpreter.ops.");
  expect(() => expectOps("f(ops)", referenceOps)).toThrow(
    "f(ops) expects operations, but received the function referenceOps. Call it: referenceOps(), for example.",
  );
  expect(() => expectContext("f(context)", { ops: referenceOps() })).toThrow(
    "f(context) expects a context, but received { ops }. createContext({ … }) makes one.",
  );
  expect(() => expectRandomStream("split(random)", randomStreams(1))).toThrow(
    "split(random) expects a random stream, but received { stream, key, within, atStep }. " +
      'randomStreams(1).stream("weight") is one, for example.',
  );
});

test("refuses others, and a factory that was not called by name", () => {
  expect(() => expectTransformation("train(optimizer)", adam)).toThrow(
    "train(optimizer) expects an optimizer, but received the function adam. Call it: adam({ learningRate: 0.001 }), for example.",
  );
  const momentum = () => adam();
  expect(() => expectTransformation("train(optimizer)", momentum)).toThrow(
    "but received the function momentum. If it makes one, call it: momentum(…). adam({ learningRate: 0.001 }) is one, for example.",
  );
  expect(() => expectTransformation("train(optimizer)", () => adam())).toThrow(
    "but received a function. adam({ learningRate: 0.001 }) is one, for example.",
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
