import { dataset, writeIdx, writeNpy, writeNpz } from "@gd/data";
import { randomStreams, tensor } from "@gd/tensor";
import type { Examples } from "../example.js";

const random = () => randomStreams(1).stream("data");
const points = () => tensor([[0.5], [1.5], [2.5]]);
const pairs = () => dataset(points(), points());
const labelled = () => dataset(points(), tensor([0, 1, 2]));
const images = () => writeIdx({ type: "uint8", shape: [2, 1, 1], data: Uint8Array.of(1, 2) });
const labels = () => writeIdx({ type: "uint8", shape: [2], data: Uint8Array.of(0, 1) });

const numbers = () => ({ type: "float32", shape: [2], data: Float32Array.of(1, 2) }) as const;

const bytes = ["ArrayBuffer"];
const datasetMethods: Examples = {
  examples: { given: () => [[0, 1], "float32"], takes: { 0: ["Float32Array", "Uint8Array"] } },
};

const standardizationMethods: Examples = { apply: { given: () => [points()] }, invert: { given: () => [points()] } };

/** The examples of datasets and readers. */
export const data: Examples = {
  batches: {
    given: () => [
      pairs(),
      { batchSize: 2, random: random(), replacement: false, dropLast: false, skip: 1, dtype: "float32" },
    ],
    use: (steps: Iterator<unknown>) => steps.next(),
  },
  blockOrder: { given: () => [[2, 1], random(), { window: 2 }], takes: { 0: ["Float32Array", "Uint8Array"] } },
  copyExamplesOf: { given: () => [pairs()] },
  dataset: { given: () => [points(), points()], methods: datasetMethods },
  drawPlaces: { given: () => [random(), 3, 2, { replacement: true }] },
  epochOrder: {
    given: () => [
      pairs(),
      { batchSize: 2, random: random(), replacement: false, dropLast: false, skip: 1, dtype: "float32" },
    ],
  },
  expectDataset: { given: () => ["f(x)", pairs()], fixed: [0] },
  imageDataset: {
    given: () => [
      { images: { shape: [2, 1, 1], data: Uint8Array.of(1, 2) }, labels: Uint8Array.of(0, 1) },
      [1],
      { unit: 255.5 },
    ],
    // Whatever else is known of images may lie beside them.
    takes: { 0: ["any name"], "0.images": ["any name"] },
    methods: datasetMethods,
  },
  numpyRandomState: {
    given: () => [1],
    methods: {
      rand: { given: () => [2, 3] },
      uniform: { given: () => [-0.5, 1.5, 3] },
      standardNormal: { given: () => [3] },
      randint: { given: () => [1, 4, 3], takes: { 0: ["any number"] } },
      permutation: { given: () => [3] },
      shuffle: { given: () => [[]], takes: { 0: ["Float32Array", "Uint8Array"] } },
    },
  },
  oneHot: { given: () => [[0, 1], 2, { dtype: "float32" }], takes: { 0: ["Float32Array", "Uint8Array"] } },
  oneHotTargets: { given: () => [labelled(), 3], methods: datasetMethods },
  parseIdx: { given: () => [images(), { name: "parseIdx digits" }], takes: { 0: bytes } },
  parseNpy: { given: () => [writeNpy(numbers()), { name: "parseNpy digits" }], takes: { 0: bytes } },
  readIdx: {
    given: () => [images(), { name: "readIdx digits", maximumBytes: 1000 }],
    takes: { 0: bytes, "1.maximumBytes": ["Infinity"] },
  },
  readLabelledImages: {
    given: () => [images(), labels(), { name: "readLabelledImages digits", maximumBytes: 1000 }],
    takes: { 0: bytes, 1: bytes, "2.maximumBytes": ["Infinity"] },
  },
  readNpz: {
    given: () => [writeNpz({ x: numbers() }), { name: "readNpz digits", maximumBytes: 1000 }],
    takes: { 0: bytes, "1.maximumBytes": ["Infinity"] },
  },
  spirals: { given: () => [{ random: random(), size: 4, classes: 2, noise: 0.1, dtype: "float32" }] },
  split: { given: () => [pairs(), 0.7, random()], methods: {} },
  standardization: {
    given: () => [{ mean: [0.5], deviation: [1.5] }],
    takes: { "0.mean": ["Float32Array"], "0.deviation": ["Float32Array"] },
    methods: standardizationMethods,
  },
  standardize: { given: () => [points()], methods: standardizationMethods },
  subset: { given: () => [pairs(), [0, 1]], takes: { 1: ["Float32Array", "Uint8Array"] } },
  writeIdx: {
    given: () => [{ type: "uint8", shape: [2], data: Uint8Array.of(1, 2) }],
    takes: { 0: ["any name"] },
  },
  writeNpy: { given: () => [numbers()], takes: { 0: ["any name"] } },
  writeNpz: { given: () => [{ x: numbers() }], takes: { 0: ["any name"], "0.x": ["any name"] } },
};
