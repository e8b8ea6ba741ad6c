import { linear } from "@gd/layers";
import { meanSquaredError } from "@gd/losses";
import { adam } from "@gd/optim";
import {
  coefficientsAt,
  createContext,
  randomStreams,
  referenceInterpreter,
  referenceOps,
  type Tensor,
  tensor as tensorOf,
} from "@gd/tensor";
import type { Example, Examples } from "../example.js";
import { interpreterMethods, operations } from "./interpreter-methods.js";

const elementary: Example = { given: () => [0.5], takes: { 0: ["any number"] } };
const matrix = () => tensorOf([[0.5, 1.5]]);
const onTensor: Example = { given: () => [matrix()] };
/** Trees of parameters: any names, at any depth. */
const TREE = (position: number) => ({
  [position]: ["tensor", "array", "detached", "any name"],
  [`${position}.weight`]: ["array", "options", "detached"],
});
/** A function that is there to look at any value. */
const ANY = [
  "undefined",
  "null",
  "boolean",
  "bigint",
  "number",
  "any number",
  "string",
  "symbol",
  "function",
  "array",
  "tensor",
  "part",
  "options",
  "Date",
  "Map",
  "Float32Array",
  "Uint8Array",
  "ArrayBuffer",
  "Promise",
  "DataView",
  "detached",
];
const looking = (value: () => unknown): Example => ({ given: () => [value()], takes: { 0: ANY } });
const expecting = (value: () => unknown): Example => ({ given: () => ["f(x)", value()], fixed: [0] });

/** The examples of tensors, interpreters and contexts. */
export const tensor: Examples = {
  allocate: { given: () => ["float32", 3] },
  belowLargest: { given: () => [referenceOps(), matrix()] },
  coefficientsAt: { given: () => [linear(1, 1), referenceOps(), 0], takes: { 0: ["function"] } },
  cos: elementary,
  counting: { given: () => [{ dtype: "float32" }], methods: { ops: { methods: operations } } },
  createContext: {
    given: () => [
      {
        seed: 1.5,
        ops: referenceOps(),
        training: true,
        random: randomStreams(1),
        path: ["model"],
        from: "1 relu",
        coefficients: [tensorOf(0.5)],
        step: tensorOf([0, 0]),
        trusted: false,
        observe: () => {},
        opsWithin: () => referenceOps(),
      },
    ],
    takes: { 0: ["options"], "0.seed": ["string"] },
    inside: ["0"],
  },
  decodeUtf8: { given: () => [Uint8Array.of(0xc3, 0xa9)] },
  drawUniform: { given: () => [createContext(), "mask", [2, 3]], names: ["key(name)"] },
  descriptionOf: { given: () => [linear(1, 1)], takes: { 0: ["function"] } },
  encodeUtf8: { given: () => ["é"] },
  enter: {
    given: () => [createContext(), "1 relu", { from: "0 linear", stream: "relu", coefficients: [tensorOf(0.5)] }],
    // Only what computes with a scalar looks at its elements.
    takes: { "2.coefficients[0]": ["options", "detached"] },
  },
  erf: elementary,
  exp: elementary,
  // Anything but detached memory.
  expectAttached: { ...expecting(() => Uint8Array.of(1, 2)), takes: { 1: ANY } },
  expectArgument: {
    given: () => [true, { place: "f(x)", expected: "a number", received: 1 }],
    fixed: [1],
    names: ["f(x)"],
  },
  expectBoolean: expecting(() => true),
  expectContext: expecting(createContext),
  expectFunction: expecting(() => () => 0),
  expectInPrecision: { given: () => ["f(x)", 0.5, "float32"], fixed: [0, 2] },
  expectInterpreter: expecting(referenceInterpreter),
  expectLabel: { given: () => ["f(x)", 0, 1, 2, "float32"], fixed: [0, 1, 3, 4] },
  expectLayer: expecting(() => linear(1, 1)),
  expectLoss: expecting(() => meanSquaredError),
  expectNumber: { given: () => ["f(x)", 0.5, { from: 0 }], fixed: [0, 2] },
  expectOneOf: { given: () => ["f(x)", "a", ["a", "b"]], fixed: [0, 2] },
  expectOps: expecting(referenceOps),
  expectOptimizer: expecting(() => adam({ learningRate: 0.1 })),
  expectOptions: { given: () => ["f", { a: 1.5 }, ["a", "b"]], takes: { "1.a": ANY }, fixed: [0, 2] },
  expectParameters: { given: () => ["f(x)", { weight: matrix() }], takes: TREE(1), fixed: [0] },
  expectPart: {
    given: () => ["f(x)", { search() {} }, { expected: "a search", methods: ["search"], example: "search()" }],
    fixed: [0, 2],
  },
  expectRandomStream: expecting(() => randomStreams(1).stream("weight")),
  expectSize: { given: () => ["f(x)", 1, 1], fixed: [0, 2] },
  expectSizes: { given: () => ["f(x)", [1, 2], 1], fixed: [0, 2], names: ["f(x"] },
  expectString: expecting(() => "relu"),
  expectStrings: expecting(() => ["relu"]),
  expectTensor: expecting(matrix),
  expectTransformation: expecting(() => adam({ learningRate: 0.1 })),
  expm1: elementary,
  firstDifference: {
    given: () => [{ type: "linear", inputs: 2 }, { type: "linear", inputs: 3 }, "the model"],
    takes: { 0: ["any name"], "0.inputs": ANY, 1: [...ANY, "any name"], "1.type": ANY, "1.inputs": ANY },
  },
  format: { given: () => [matrix(), { precision: 3, edge: 2 }] },
  formatNumber: { given: () => [0.5, 3], takes: { 0: ["any number"] } },
  formatShape: { given: () => [["batch", 2]], takes: { "0[0]": ["number", "any number"] } },
  fromBytes: {
    given: () => [Uint8Array.of(1, 2), [2], { dtype: "float32", unit: 255.5 }],
    names: ["a tensor of shape"],
  },
  fromElements: { given: () => [Float32Array.of(1, 2), [2]], names: ["a tensor of shape"] },
  hasElements: { ...onTensor, takes: { 0: ["detached"] } },
  isByteTensor: looking(matrix),
  isRepeatable: looking(() => linear(1, 1)),
  isTensor: looking(matrix),
  isWellFormed: { given: () => ["é"] },
  leaves: { given: () => [{ weight: matrix() }, "layer"], takes: TREE(0) },
  log: elementary,
  log1p: elementary,
  mapLeaves: {
    given: () => [{ weight: matrix() }, (leaf: Tensor) => leaf],
    takes: TREE(0),
  },
  nearestName: { given: () => ["epoch", ["epochs", "loss"]] },
  randomStreams: {
    given: () => [1.5],
    takes: { 0: ["string"] },
    methods: {
      stream: {
        given: () => ["weight"],
        methods: {
          uniform: { given: () => [] },
          standardNormal: { given: () => [] },
          integer: { given: () => [3] },
          permutation: { given: () => [3] },
        },
      },
      key: { given: () => ["weight"] },
      within: { given: () => ["layer"] },
      atStep: { given: () => [1] },
    },
  },
  referenceInterpreter: { given: () => [{ dtype: "float32" }], methods: interpreterMethods },
  referenceOps: { given: () => [{ dtype: "float32" }], takes: { 0: ["undefined"] }, names: ["referenceInterpreter"] },
  repeatable: { given: () => [{ evaluate: () => 0 }] },
  rowMajor: { ...onTensor, names: ["reading a tensor"] },
  roundingOf: { given: () => [1, "float64"], takes: { 0: ["any number"] } },
  sameShape: {
    given: () => [
      [2, 3],
      [2, 3],
    ],
    takes: { "0[0]": [...ANY, "any number"], "1[0]": [...ANY, "any number"] },
  },
  settle: {
    given: () => [
      (function* () {
        yield 1;
      })(),
    ],
  },
  shareCoefficients: { given: () => [[linear(1, 1)]], takes: { "0[0]": ["function"] } },
  sigmoid: elementary,
  sin: elementary,
  sizeOf: { given: () => [[2, 3]] },
  tensorNames: {
    given: () => [{ type: "gain" }, { weight: matrix() }],
    takes: { 0: ["any name"], ...TREE(1) },
  },
  sumOfSquares: { given: () => [referenceOps(), matrix()] },
  tanh: elementary,
  tensor: {
    given: () => [[[0.5, 1.5]], { dtype: "float32" }],
    takes: { 0: ["number", "any number"], "0[0]": ["number", "any number"], "0[0][0]": ["any number"] },
  },
  toArray: onTensor,
  traced: { given: () => [referenceOps(), () => {}, ["layer"]], methods: { exp: operations["exp"]! } },
  tracedContext: { given: () => [createContext(), () => {}] },
  updateOf: {
    given: () => {
      const transformation = adam({ learningRate: 0.1 });
      const ops = referenceOps();
      const [gradient, parameters] = [tensorOf([0.5]), tensorOf([0.5])];
      const coefficients = coefficientsAt(transformation, ops, 0);
      return [transformation, { ops, gradient, parameters, state: transformation.initialize(ops, 1), coefficients }];
    },
    names: ["adam"],
  },
  waitFor: looking(() => 1.5),
  weigh: { given: () => [referenceOps(), matrix(), matrix()] },
  whenRead: { given: () => [1.5, (value: number) => value], takes: { 0: ANY } },
};
