// src/evaluate.ts
import { batches } from "@gd/data";

// src/expect-examples.ts
import { ShapeError, sameShape } from "@gd/tensor";

// src/training-argument-error.ts
var TrainingArgumentError = class extends RangeError {
  constructor(place, expected, received, advice) {
    super(`${place} expects ${expected}, but received ${String(received)}. ${advice}`);
    this.place = place;
    this.expected = expected;
    this.received = received;
  }
  place;
  expected;
  received;
  name = "TrainingArgumentError";
};

// src/expect-examples.ts
var expectExamples = (place, { size, inputShape }, model) => {
  if (size === 0) throw new TrainingArgumentError(place, "at least one example", 0, "Pass a dataset that has some.");
  if (!sameShape(inputShape, model.inputShape)) {
    throw new ShapeError({ place, role: "inputShape", expected: model.inputShape, received: inputShape });
  }
};

// src/training-setup.ts
import {
  createContext,
  enter
} from "@gd/tensor";
var contexts = /* @__PURE__ */ new WeakMap();
var contextOf = (setup) => {
  const known = contexts.get(setup);
  if (known !== void 0) return known;
  const { model, ops, seed, observe } = setup;
  const outer = createContext({
    ...ops === void 0 ? {} : { ops },
    ...seed === void 0 ? {} : { seed },
    ...observe === void 0 ? {} : { observe }
  });
  const context = enter(outer, model.name);
  contexts.set(setup, context);
  return context;
};

// src/evaluate.ts
var evaluate = (setup, { parameters, statistics }, data, { metrics, batchSize = 1e3 } = {}) => {
  expectExamples("evaluate(data)", data, setup.model);
  const context = { ...contextOf(setup), training: false };
  const measures = [
    ["loss", (output, target) => setup.loss.evaluate(context, output, target).value],
    ...Object.entries(metrics ?? {})
  ];
  const totals = measures.map(() => 0);
  for (const { input, target } of batches(data, { batchSize, dtype: context.ops.dtype })) {
    const { output } = setup.model.forward(context, parameters, input, statistics);
    const share = input.shape[0] / data.size;
    measures.forEach(([, measure], i) => {
      totals[i] = totals[i] + measure(output, target) * share;
    });
  }
  return Object.fromEntries(measures.map(([name], i) => [name, totals[i]]));
};

// src/not-finite-error.ts
var NotFiniteError = class extends Error {
  name = "NotFiniteError";
  origin;
  constructor(origin, advice) {
    const { step, place, tensor, index, value } = origin;
    super(`step ${step}: ${value} first appeared in ${place}, in its ${tensor} at element ${index}. ${advice}`);
    this.origin = origin;
  }
};

// src/predict.ts
function predict(setup, { parameters, statistics }, input) {
  return setup.model.forward({ ...contextOf(setup), training: false }, parameters, input, statistics).output;
}

// src/train.ts
import { batches as batches2 } from "@gd/data";

// src/pause.ts
var pause = () => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener("message", () => {
    port1.close();
    resolve();
  });
  port1.start();
  port2.postMessage(void 0);
});

// src/tensors-like.ts
import { formatShape, isTensor, sameShape as sameShape2 } from "@gd/tensor";
var tensorsLike = (model, tree, place) => {
  const tensors = [];
  const mismatch = (path, expected, part) => {
    const received = isTensor(part) ? `a tensor of shape ${formatShape(part.shape)}` : describe(part);
    const where = path === "" ? place : `${place}: ${path}`;
    return new TrainingArgumentError(where, expected, received, "Give the names and shapes of the model's parameters.");
  };
  const collect = (like, part, path) => {
    if (isTensor(like)) {
      if (!(isTensor(part) && sameShape2(like.shape, part.shape))) {
        throw mismatch(path, `a tensor of shape ${formatShape(like.shape)}`, part);
      }
      tensors.push(part);
      return;
    }
    const names = Object.keys(like);
    if (isTensor(part) || typeof part !== "object" || part === null || Object.keys(part).length !== names.length) {
      throw mismatch(path, describe(like), part);
    }
    for (const [name, inner] of Object.entries(like)) {
      collect(inner, Reflect.get(part, name), path === "" ? name : `${path}.${name}`);
    }
  };
  collect(model, tree, "");
  return tensors;
};
var describe = (part) => typeof part === "object" && part !== null ? `the names [${Object.keys(part).join(", ")}]` : String(part);

// src/attempt-step.ts
var attemptStep = (outer, { model, loss, optimizer }, { vector, parameters, statistics, optimizerState, step }, { input, target }) => {
  const context = { ...outer, random: outer.random.within(`step ${step}`) };
  const { ops } = context;
  const within = (name) => ops.within?.(name) ?? ops;
  const forward = model.forward(context, parameters, input, statistics);
  const cost = loss.evaluate({ ...context, ops: within(loss.name) }, forward.output, target);
  const { gradients } = forward.backward(cost.backward());
  const gradient = ops.concatenate(tensorsLike(parameters, gradients, `${model.name}, in the gradients it returns,`));
  const { update, state } = optimizer.update({
    ops: within(optimizer.name),
    gradient,
    state: optimizerState,
    parameters: vector,
    step
  });
  return { loss: cost.value, gradient, update, statistics: forward.statistics, optimizerState: state };
};

// src/explain-not-finite.ts
import {
  isTensor as isTensor2,
  leaves,
  rowMajor as rowMajor2,
  traced
} from "@gd/tensor";

// src/not-finite-index.ts
import { rowMajor } from "@gd/tensor";
var notFiniteIndex = (tensor) => rowMajor(tensor).findIndex((value) => !Number.isFinite(value));

// src/explain-not-finite.ts
var explainNotFinite = (context, setup, state, examples) => {
  const { model, loss, optimizer } = setup;
  const { step } = state;
  const given = [
    { place: "the data", name: "input", tree: examples.input, advice: "Every input must be a finite number." },
    { place: "the data", name: "target", tree: examples.target, advice: "Every target must be a finite number." },
    { place: model.name, name: "parameters", tree: state.parameters, advice: "Start from finite parameters." }
  ];
  for (const { place: place2, name: name2, tree, advice } of given) {
    for (const [path, leaf] of leaves(tree)) {
      if (isNotFinite(leaf))
        return new NotFiniteError({ step, place: place2, tensor: joined(name2, path), ...first(leaf) }, advice);
    }
  }
  const sightings = [];
  const ops = traced(context.ops, ({ operation, path, operands, result }) => {
    if (!isNotFinite(result)) return;
    sightings.push({ place: path.join(" \u203A "), name: `result of ${operation}`, value: result, madeOf: operands.flat() });
  });
  const names = /* @__PURE__ */ new Map();
  const observe = ({ path, role, value: value2 }) => {
    for (const [part, leaf] of leaves(value2)) {
      if (names.has(leaf)) continue;
      names.set(leaf, joined(role, part));
      if (isNotFinite(leaf)) sightings.push({ place: path.join(" \u203A "), name: role, value: leaf, madeOf: [] });
    }
  };
  const inModel = ops.within?.(model.name) ?? ops;
  const attempt = attemptStep({ ...context, observe, ops: inModel }, setup, state, examples);
  let origin = Number.isFinite(attempt.loss) ? { place: `${model.name} \u203A ${optimizer.name}`, name: "update", value: attempt.update, madeOf: [] } : { place: `${model.name} \u203A ${loss.name}`, name: "value", value: attempt.loss, madeOf: [] };
  const ancestors = /* @__PURE__ */ new Set([attempt.loss, attempt.update]);
  for (const sighting of sightings.reverse()) {
    if (!ancestors.has(sighting.value)) continue;
    origin = sighting;
    for (const operand of sighting.madeOf) ancestors.add(operand);
  }
  const { place, name, value } = origin;
  return new NotFiniteError(
    { step, place, tensor: names.get(value) ?? name, ...first(value) },
    "The parameters are those before the step; a lower learning rate often helps."
  );
};
var isNotFinite = (value) => isTensor2(value) ? notFiniteIndex(value) >= 0 : typeof value === "number" && !Number.isFinite(value);
var first = (value) => {
  if (!isTensor2(value)) return { index: 0, value: Number(value) };
  const index = notFiniteIndex(value);
  return { index, value: rowMajor2(value)[index] };
};
var joined = (name, path) => path === "" ? name : `${name}.${path}`;

// src/train-step.ts
var trainStep = (setup, state, examples) => {
  const context = contextOf(setup);
  const { ops } = context;
  const { loss, gradient, update, statistics, optimizerState } = attemptStep(context, setup, state, examples);
  const updateIsFinite = Number.isFinite(ops.item(ops.sum(update))) || notFiniteIndex(update) < 0;
  if (!(updateIsFinite && Number.isFinite(loss))) throw explainNotFinite(context, setup, state, examples);
  ops.increase(state.vector, update);
  return { loss, gradient, state: { ...state, statistics, optimizerState, step: state.step + 1 } };
};

// src/training-state.ts
import { mapLeaves, sizeOf } from "@gd/tensor";
var initializeTraining = (setup, initial) => {
  const context = contextOf(setup);
  const { ops } = context;
  const drawn = setup.model.initialize(context);
  const tensors = tensorsLike(drawn, initial ?? drawn, "initializeTraining(initial)");
  const vector = ops.variable(ops.concatenate(tensors.map(ops.from)));
  let start = 0;
  const parameters = mapLeaves(drawn, ({ shape }) => {
    const view = ops.slice(vector, start, shape);
    start += sizeOf(shape);
    return view;
  });
  return {
    vector,
    parameters,
    statistics: setup.model.initializeStatistics(context),
    optimizerState: setup.optimizer.initialize(ops, start),
    step: 0,
    epoch: 0
  };
};

// src/train.ts
var BREATH = 25;
async function* train(options) {
  const { model, data, validation, metrics, batchSize = 32, epochs = 1, signal } = options;
  const { shuffle = true, replacement = false } = options;
  expectExamples("train(data)", data, model);
  if (validation !== void 0) expectExamples("train(validation)", validation, model);
  if (!(Number.isInteger(epochs) && epochs >= 0)) {
    throw new TrainingArgumentError("train(epochs)", "a whole number \u2265 0", epochs, "To stop sooner, break.");
  }
  const { ops, random } = contextOf(options);
  let state = options.state ?? initializeTraining(options);
  const last = state.epoch + epochs;
  let breath = performance.now();
  while (state.epoch < last) {
    const epoch = state.epoch + 1;
    const order = shuffle || replacement ? { random: random.stream(`order/${epoch}`) } : {};
    let seconds = 0;
    let total = 0;
    let steps = 0;
    for (const examples of batches2(data, { batchSize, replacement, dtype: ops.dtype, ...order })) {
      if (performance.now() - breath > BREATH) {
        await pause();
        breath = performance.now();
      }
      if (signal?.aborted) {
        yield { type: "end", reason: "aborted", epoch: state.epoch, state };
        return;
      }
      const start = performance.now();
      const step = trainStep(options, state, examples);
      seconds += (performance.now() - start) / 1e3;
      state = step.state;
      total += step.loss;
      steps++;
      yield { type: "step", step: state.step - 1, epoch, loss: step.loss, state };
    }
    state = { ...state, epoch };
    const evaluation = validation && evaluate(options, state, validation, { metrics });
    yield { type: "epoch", epoch, loss: total / steps, validation: evaluation, seconds, state };
  }
  yield { type: "end", reason: "epochs", epoch: state.epoch, state };
}

// src/weights-hash.ts
import { leaves as leaves2, rowMajor as rowMajor3 } from "@gd/tensor";
var weightsHash = async (parameters) => {
  const parts = leaves2(parameters).map(([, leaf]) => {
    const { buffer, byteOffset, byteLength } = rowMajor3(leaf);
    return new Uint8Array(buffer, byteOffset, byteLength);
  });
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let start = 0;
  for (const part of parts) {
    bytes.set(part, start);
    start += part.length;
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};
export {
  NotFiniteError,
  TrainingArgumentError,
  evaluate,
  initializeTraining,
  predict,
  train,
  trainStep,
  weightsHash
};
