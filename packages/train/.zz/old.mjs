// .zz/old/evaluate.ts
import { batches } from "@gd/data";

// .zz/old/training-setup.ts
import {
  createContext,
  enter
} from "@gd/tensor";
var contextOf = ({
  model,
  ops,
  seed,
  observe
}) => enter(
  createContext({
    ...ops === void 0 ? {} : { ops },
    ...seed === void 0 ? {} : { seed },
    ...observe === void 0 ? {} : { observe }
  }),
  model.name
);

// .zz/old/evaluate.ts
var evaluate = (setup, { parameters, statistics }, data, { metrics, batchSize = 1e3 } = {}) => {
  if (data.size === 0) throw new RangeError("evaluate: the dataset is empty; a mean needs at least one example");
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

// .zz/old/not-finite-error.ts
var NotFiniteError = class extends Error {
  name = "NotFiniteError";
  origin;
  constructor(origin, advice) {
    const { step, place, tensor, index, value } = origin;
    super(`step ${step}: ${value} first appeared in ${place}, in its ${tensor} at element ${index}. ${advice}`);
    this.origin = origin;
  }
};

// .zz/old/predict.ts
var predict = (setup, { parameters, statistics }, input) => setup.model.forward({ ...contextOf(setup), training: false }, parameters, input, statistics).output;

// .zz/old/train.ts
import { batches as batches2 } from "@gd/data";

// .zz/old/pause.ts
var pause = () => new Promise((resolve) => setTimeout(resolve, 0));

// .zz/old/attempt-step.ts
import { leaves } from "@gd/tensor";
var attemptStep = (outer, { model, loss, optimizer }, { vector, parameters, statistics, optimizerState, step }, { input, target }) => {
  const context = { ...outer, random: outer.random.within(`step ${step}`) };
  const { ops } = context;
  const within = (name) => ops.within?.(name) ?? ops;
  const forward = model.forward(context, parameters, input, statistics);
  const cost = loss.evaluate({ ...context, ops: within(loss.name) }, forward.output, target);
  const { gradients } = forward.backward(cost.backward());
  const gradient = ops.concatenate(leaves(gradients).map(([, leaf]) => leaf));
  const updated = optimizer.update({
    ops: within(optimizer.name),
    gradient,
    state: optimizerState,
    parameters: vector,
    step
  });
  return {
    loss: cost.value,
    gradient,
    update: updated.update,
    statistics: forward.statistics,
    optimizerState: updated.state
  };
};

// .zz/old/explain-not-finite.ts
import { isTensor, leaves as leaves2, rowMajor, traced } from "@gd/tensor";
var explainNotFinite = (context, setup, state, examples) => {
  const refuse = (place2, tensor, tree, advice2) => {
    for (const [path, leaf] of leaves2(tree)) {
      const index = notFiniteIndex(leaf);
      if (index < 0) continue;
      const name = path === "" ? tensor : `${tensor}.${path}`;
      throw new NotFiniteError({ step: state.step, place: place2, tensor: name, index, value: rowMajor(leaf)[index] }, advice2);
    }
  };
  refuse("the data", "input", examples.input, "Clean the data: every input must be a finite number.");
  refuse("the data", "target", examples.target, "Clean the data: every target must be a finite number.");
  refuse(setup.model.name, "parameters", state.parameters, "Start from finite parameters.");
  let first;
  const ops = traced(context.ops, ({ operation: operation2, path, result: result2 }) => {
    if (first !== void 0 || !isTensor(result2) || notFiniteIndex(result2) < 0) return;
    first = { place: path.join(" \u203A "), operation: operation2, result: result2 };
  });
  const named = /* @__PURE__ */ new Map();
  const observe = ({ role, value }) => {
    for (const [path, leaf] of leaves2(value)) {
      if (!named.has(leaf)) named.set(leaf, path === "" ? role : `${role}.${path}`);
    }
  };
  attemptStep({ ...context, observe, ops: ops.within?.(setup.model.name) ?? ops }, setup, state, examples);
  if (first === void 0) return;
  const { place, operation, result } = first;
  const advice = "The parameters are those before the step: lower the learning rate, or clip the gradient.";
  refuse(place, named.get(result) ?? `result of ${operation}`, result, advice);
};
var notFiniteIndex = (tensor) => rowMajor(tensor).findIndex((value) => !Number.isFinite(value));

// .zz/old/train-step.ts
var trainStep = (setup, state, examples) => {
  const context = contextOf(setup);
  const { ops } = context;
  const attempt = attemptStep(context, setup, state, examples);
  if (!Number.isFinite(attempt.loss) || !Number.isFinite(ops.item(ops.sum(attempt.update)))) {
    explainNotFinite(context, setup, state, examples);
  }
  ops.increase(state.vector, attempt.update);
  const { loss, gradient, statistics, optimizerState } = attempt;
  return { loss, gradient, state: { ...state, statistics, optimizerState, step: state.step + 1 } };
};

// .zz/old/training-state.ts
import { leaves as leaves3, mapLeaves, sizeOf } from "@gd/tensor";
var initializeTraining = (setup, initial) => {
  const context = contextOf(setup);
  const { ops } = context;
  const drawn = initial ?? setup.model.initialize(context);
  const vector = ops.variable(ops.concatenate(leaves3(drawn).map(([, leaf]) => ops.from(leaf))));
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
    step: 0
  };
};

// .zz/old/train.ts
var BREATH = 25;
async function* train(options) {
  const { data, validation, batchSize = 32, epochs = 1, shuffle = true, replacement = false, signal } = options;
  if (data.size === 0) throw new RangeError("train: the dataset is empty; there is nothing to learn from");
  if (!(Number.isInteger(epochs) && epochs >= 0)) {
    throw new RangeError(`train: epochs is ${epochs}; it is a whole number, such as 5`);
  }
  const { ops, random } = contextOf(options);
  let state = options.state ?? initializeTraining(options);
  let breath = performance.now();
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = random.stream(`order/${epoch}`);
    const epochBatches = batches2(data, {
      batchSize,
      replacement,
      dtype: ops.dtype,
      ...shuffle || replacement ? { random: order } : {}
    });
    let seconds = 0;
    let total = 0;
    let steps = 0;
    for (const examples of epochBatches) {
      if (performance.now() - breath > BREATH) {
        await pause();
        breath = performance.now();
      }
      if (signal?.aborted) {
        yield { type: "end", reason: "aborted", epoch: epoch - 1, state };
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
    const evaluation = validation === void 0 ? {} : {
      validation: evaluate(options, state, validation, {
        ...options.metrics === void 0 ? {} : { metrics: options.metrics }
      })
    };
    yield { type: "epoch", epoch, loss: total / steps, seconds, state, ...evaluation };
  }
  yield { type: "end", reason: "epochs", epoch: epochs, state };
}

// .zz/old/weights-hash.ts
import { leaves as leaves4, rowMajor as rowMajor2 } from "@gd/tensor";
var weightsHash = async (parameters) => {
  const parts = leaves4(parameters).map(([, leaf]) => {
    const { buffer, byteOffset, byteLength } = rowMajor2(leaf);
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
  evaluate,
  initializeTraining,
  predict,
  train,
  trainStep,
  weightsHash
};
