import { dataset } from "@gd/data";
import { batchNorm, defineLayer, linear, noStatistics, sequential } from "@gd/layers";
import { hinge, meanSquaredError } from "@gd/losses";
import {
  accumulateGradients,
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  chain,
  ema,
  gradientDescent,
  lion,
  momentum,
  nadam,
  reduceOnPlateau,
  rmsprop,
} from "@gd/optim";
import {
  fromElements,
  leaves,
  mapLeaves,
  none,
  type Parameters,
  referenceInterpreter,
  type SynchronousInterpreter,
  tensor,
} from "@gd/tensor";
import { describe, expect, test } from "vitest";
import { bothInterpreters } from "../test/both-interpreters.js";
import { saveCheckpoint } from "./checkpoint/save-checkpoint.js";
import { createTraining, evaluate, findLearningRate, loadCheckpoint, predict, train } from "./index.js";
import { averagedParameters } from "./inspect/averaged-parameters.js";
import { l2 } from "./regularize/l2.js";

const examples = {
  input: tensor([
    [1, 2],
    [0, 1],
    [1, 1],
  ]),
  target: tensor([[1], [0], [0.5]]),
};
const data = dataset(examples.input, examples.target);
const setup = {
  model: sequential(batchNorm(2), linear(2, 1)),
  loss: meanSquaredError,
  optimizer: adam({ learningRate: 0.01 }),
  seed: 1,
};
const trained = () => {
  const training = createTraining(setup);
  for (let step = 0; step < 50; step++) training.step(examples);
  return training.state();
};

test("another optimizer counts its own steps: an average begins with the weights it sees first", () => {
  const { optimizerState: _, ...start } = trained();
  const optimizer = chain(gradientDescent({ learningRate: 0 }), ema({ decay: 0.999 }));
  const training = createTraining({ ...setup, optimizer }, start);
  training.step(examples);
  expect(training.state().step).toBe(1);
  expect(averagedParameters(training.state())).toEqual(training.state().parameters);
});

describe("states that somebody else made", () => {
  test("of two precisions are not written into one checkpoint", () => {
    const state = trained();
    const wide = mapLeaves(state.statistics, ({ data, shape }) => fromElements(Float64Array.from(data), shape));
    expect(() => saveCheckpoint({ ...state, statistics: wide })).toThrow("saveCheckpoint(state): statistics.0.mean");
    expect(loadCheckpoint(setup, saveCheckpoint(state))).toEqual(state);
  });

  test("with other statistics than the model's answer nothing", () => {
    const state = { ...trained(), statistics: [[], []] as never };
    expect(() => predict(setup, state, examples.input)).toThrow("predict(state), in the statistics");
    expect(() => evaluate(setup, state, data)).toThrow("evaluate(state), in the statistics");
  });

  const withVariance = (variance: number) => {
    const state = trained();
    return { ...state, statistics: [{ mean: state.statistics[0].mean, variance: tensor([1, variance]) }, []] as const };
  };
  const doors: { readonly [place: string]: (state: ReturnType<typeof trained>) => unknown } = {
    "createTraining(start)": (state) => createTraining(setup, state),
    "train(state)": (state) => train({ ...setup, data, state }).next(),
    "evaluate(state)": (state) => evaluate(setup, state, data),
    "predict(state)": (state) => predict(setup, state, examples.input),
    "findLearningRate(state)": (state) => findLearningRate({ ...setup, optimizer: () => setup.optimizer, data, state }),
    "saveCheckpoint(state)": saveCheckpoint,
  };

  test.each(Object.entries(doors))("with a variance below 0 are refused by %s", async (place, enter) => {
    await enter(withVariance(0));
    await expect(async () => enter(withVariance(-1e-9))).rejects.toThrow(
      `${place}, in the statistics: 0.variance expects finite elements ≥ 0, but received -`,
    );
  });

  test.each(Object.entries(doors))("with a parameter that is NaN are refused by %s", async (place, enter) => {
    const state = {
      ...trained(),
      parameters: [{ scale: tensor([1, Number.NaN]), shift: tensor([0, 0]) }, trained().parameters[1]] as const,
    };
    await expect(async () => enter(state)).rejects.toThrow(
      `${place}, in the parameters: 0.scale expects finite elements, but received NaN. It is element 1.`,
    );
  });

  const precise: {
    readonly [place: string]: (interpreter: SynchronousInterpreter, state: ReturnType<typeof trained>) => unknown;
  } = {
    "createTraining(start)": (interpreter, state) => createTraining({ ...setup, interpreter }, state),
    "train(state)": (interpreter, state) => train({ ...setup, interpreter, data, state }).next(),
    "evaluate(state)": (interpreter, state) => evaluate({ ...setup, interpreter }, state, data),
    "predict(state)": (interpreter, state) =>
      predict({ ...setup, interpreter }, state, interpreter.ops.from(examples.input)),
    "findLearningRate(state)": (interpreter, state) =>
      findLearningRate({ ...setup, interpreter, optimizer: () => setup.optimizer, data, state }),
  };

  describe.each([
    ["float32", "float64"],
    ["float64", "float32"],
  ] as const)("in %s where the setup is in %s", (of, dtype) => {
    const state = (() => {
      const training = createTraining({ ...setup, interpreter: referenceInterpreter({ dtype: of }) });
      training.step(dataset(examples.input, examples.target).examples([0, 1, 2], of));
      return training.state();
    })();

    test.each(Object.entries(precise))(
      "are refused by %s, until they are converted as it says",
      async (place, enter) => {
        for (const interpreter of bothInterpreters(dtype)) {
          await expect(async () => enter(interpreter, state)).rejects.toThrow(
            `${place}, in the parameters: 0.scale expects "${dtype}", the precision of the setup's interpreter, but ` +
              `received "${of}". Pass an interpreter of ${of}, or convert the tree: ` +
              "mapLeaves(tree, (leaf) => interpreter.ops.from(leaf)).",
          );
          const converted = <P extends Parameters>(tree: P): P => mapLeaves(tree, (leaf) => interpreter.ops.from(leaf));
          const { parameters, statistics, optimizerState } = state;
          await enter(interpreter, {
            ...state,
            parameters: converted(parameters),
            statistics: converted(statistics),
            optimizerState: converted(optimizerState),
          });
        }
      },
    );

    test("are refused where one tree or one tensor is", () => {
      const interpreter = referenceInterpreter({ dtype });
      const fitted = <P extends Parameters>(tree: P): P => mapLeaves(tree, (leaf) => interpreter.ops.from(leaf));
      const own = { ...setup, interpreter };
      const { parameters, statistics, optimizerState } = state;
      const fit = {
        parameters: fitted(parameters),
        statistics: fitted(statistics),
        optimizerState: fitted(optimizerState),
      };
      const expectRefusal = (wrong: Partial<typeof state>, place: string) =>
        expect(() => createTraining(own, { ...state, ...fit, ...wrong })).toThrow(
          `createTraining(start), in the ${place} expects`,
        );
      expectRefusal({ statistics }, "statistics: 0.mean");
      expectRefusal({ optimizerState }, "state of adam: 0.mean");
      const bias = { ...fit.parameters[1], bias: parameters[1].bias };
      expectRefusal({ parameters: [fit.parameters[0], bias] }, "parameters: 1.bias");
    });

    test("and so is their checkpoint", () => {
      expect(() =>
        loadCheckpoint({ ...setup, interpreter: referenceInterpreter({ dtype }) }, saveCheckpoint(state)),
      ).toThrow(`the checkpoint is ${of} and the setup ${dtype}; pass an interpreter of ${of}`);
    });
  });

  test("may be of another interpreter where it was asked first, of the same model", () => {
    const state = trained();
    for (const interpreter of [...bothInterpreters("float32"), ...bothInterpreters("float64")]) {
      const training = createTraining({ ...setup, interpreter });
      const input = interpreter.ops.from(examples.input);
      expect(predict({ ...setup, interpreter }, training.state(), input)).toEqual(training.predict(input));
    }
    expect(predict(setup, state, examples.input).dtype).toBe("float32");
  });

  test.each([
    [adam({ learningRate: 0.1, amsgrad: true }), ["variance", "maximumVariance"]],
    [adamW({ learningRate: 0.1 }), ["variance"]],
    [nadam({ learningRate: 0.1 }), ["variance"]],
    [rmsprop({ learningRate: 0.1, centered: true, momentum: 0.9 }), ["meanOfSquares"]],
    [adagrad({ learningRate: 0.1 }), ["sumOfSquares"]],
    [adadelta({ learningRate: 0.1 }), ["squaredGradient", "squaredUpdate"]],
    [accumulateGradients(adam({ learningRate: 0.1 }), { steps: 2 }), ["sum", "weight", "variance"]],
    [momentum({ learningRate: 0.1, momentum: 0.9 }), []],
    [adamax({ learningRate: 0.1 }), []],
    [lion({ learningRate: 0.1 }), []],
    [chain(gradientDescent({ learningRate: 0.1 }), ema()), []],
  ])("with sums or means of squares below 0 are refused for $name", (optimizer, names) => {
    const kept = { ...setup, optimizer };
    const state = createTraining(kept).state();
    const refused = leaves(state.optimizerState).filter(([, negative]) => {
      const optimizerState = mapLeaves(state.optimizerState, (leaf) =>
        leaf === negative ? { ...leaf, data: leaf.data.map(() => -1) } : leaf,
      );
      try {
        createTraining(kept, { ...state, optimizerState });
        return false;
      } catch (error) {
        expect(String(error)).toMatch(
          /expects (finite elements ≥ 0|0 at the beginning of a group of batches), but received -1\. It/,
        );
        return true;
      }
    });
    expect(refused.map(([path]) => path.split(".").at(-1))).toEqual(names);
  });

  test("may have a parameter below 0, whatever its name", () => {
    const model = defineLayer({
      name: "own",
      inputShape: [1],
      outputShape: [1],
      initialize: ({ ops }) => ({ variance: ops.fill([1], -1) }),
      initializeStatistics: noStatistics,
      forward: ({ ops }, { variance }, input) => ({
        output: ops.multiplyRow(input, variance),
        statistics: none,
        backward: (gradient) => ({
          inputGradient: ops.multiplyRow(gradient, variance),
          gradients: { variance: ops.sumRows(ops.multiply(gradient, input)) },
        }),
      }),
    });
    const own = { ...setup, model };
    const training = createTraining(own);
    expect(loadCheckpoint(own, training.save())).toEqual(training.state());
  });

  test.each([{}, { rateFactor: null }, { rateFactor: 1, best: null, waited: 0, cooling: 0 }])(
    "at the place %o on a plateau are refused",
    (plateau) => {
      expect(() => createTraining(setup, { ...trained(), plateau: plateau as never })).toThrow(
        "createTraining(start), in its plateau",
      );
      const { initial } = reduceOnPlateau();
      expect(createTraining(setup, { ...trained(), plateau: initial }).state().plateau).toEqual(initial);
    },
  );
});

test("train looks at the targets of each batch where it could not look at all of them before", async () => {
  const { targets: _, ...batchByBatch } = dataset(examples.input, tensor([[1], [-1], [0.3]]));
  const run = train({ ...setup, loss: hinge, data: batchByBatch, batchSize: 1, shuffle: false, model: linear(2, 1) });
  const steps: number[] = [];
  const all = async () => {
    for await (const event of run) if (event.type === "step") steps.push(event.step);
  };
  await expect(all()).rejects.toThrow("hinge(target) expects −1 or 1, but received 0.3");
  expect(steps).toEqual([0, 1]);
});

test("a penalty keeps its own list of what is free", () => {
  const exclude = ["bias"];
  const penalty = l2({ strength: 1, exclude });
  exclude.push("weight");
  expect(penalty.exclude).toEqual(["bias"]);
});

test("coefficients are asked for as a method, of a class, say", () => {
  class Descent {
    readonly name = "descent";
    readonly rate = 0.5;
    readonly inner = gradientDescent({ learningRate: 1 });
    coefficients() {
      return [this.rate];
    }
    initialize = this.inner.initialize;
    update: typeof this.inner.update = ({ ops, gradient, state, coefficients: [rate] }) => ({
      update: ops.multiply(ops.scale(gradient, rate!), -1),
      state,
    });
  }
  const plain = createTraining({ ...setup, optimizer: gradientDescent({ learningRate: 0.5 }) });
  const made = createTraining({ ...setup, optimizer: chain(new Descent()) });
  for (const training of [plain, made]) for (let step = 0; step < 3; step++) training.step(examples);
  expect(made.state().parameters).toEqual(plain.state().parameters);
});
