import { leaves, type SynchronousInterpreter, type Tensor } from "@gd/tensor";
import { type LayerPicture, OUTPUT_EDGE, UNIT_EDGE } from "../playground-picture.js";
import { boundary } from "./boundary.js";
import type { Learned } from "./carry-over.js";
import { planeGrid } from "./plane-grid.js";
import type { PlaneNetwork } from "./plane-network.js";
import { unitOutputs } from "./unit-outputs.js";

/** What a network looks like inside, and what it answers all over the plane. */
export interface Look {
  readonly layers: readonly LayerPicture[];
  readonly answers: Float32Array;
  readonly boundary: Float32Array;
}

const GRID = planeGrid(OUTPUT_EDGE);
/** Where a surface has the value of a line. */
const LEVELS = [-0.5, 0, 0.5];

export const lookAt = (
  network: PlaneNetwork,
  learned: Learned,
  classes: number,
  interpreter: SynchronousInterpreter,
): Look => {
  const outputs = unitOutputs(network, learned, GRID, interpreter);
  const answers = classes === 0 ? outputs.at(-1)! : probabilities(outputs.at(-1)!, classes);
  return {
    layers: network.blocks.map(({ linear }, i) => ({
      ...weightsOf(learned, linear),
      ...unitPictures(outputs[i]!, network.sizes[i + 1]!),
    })),
    answers,
    boundary: boundaryOf(answers, classes),
  };
};

const weightsOf = ({ parameters }: Learned, layer: number): Pick<LayerPicture, "weights" | "biases"> => {
  const tensors = new Map<string, Tensor>(leaves(parameters[layer]!));
  const numbers = (name: string) => Float32Array.from(tensors.get(name)!.data);
  return { weights: numbers("weight"), biases: numbers("bias") };
};

/** Every second point of the grid in both directions is enough for small pictures. */
const unitPictures = (values: Float32Array, units: number): Pick<LayerPicture, "outputs" | "largest"> => {
  const every = OUTPUT_EDGE / UNIT_EDGE;
  const outputs = new Int8Array(units * UNIT_EDGE * UNIT_EDGE);
  const largest = new Float32Array(units);
  for (let unit = 0; unit < units; unit++) {
    for (let i = unit; i < values.length; i += units) largest[unit] = Math.max(largest[unit]!, Math.abs(values[i]!));
    const scale = largest[unit] === 0 ? 0 : 127 / largest[unit]!;
    let next = unit * UNIT_EDGE * UNIT_EDGE;
    for (let row = 0; row < OUTPUT_EDGE; row += every) {
      for (let column = 0; column < OUTPUT_EDGE; column += every) {
        outputs[next++] = Math.round(values[(row * OUTPUT_EDGE + column) * units + unit]! * scale);
      }
    }
  }
  return { outputs, largest };
};

/** Of logits: σ of the single one for two classes, else their softmax. */
const probabilities = (logits: Float32Array, classes: number): Float32Array => {
  if (classes === 2) return logits.map((logit) => 1 / (1 + Math.exp(-logit)));
  const shares = logits.slice();
  for (let start = 0; start < shares.length; start += classes) {
    const row = shares.subarray(start, start + classes);
    const largest = Math.max(...row);
    let sum = 0;
    for (let i = 0; i < classes; i++) sum += row[i] = Math.exp(row[i]! - largest);
    for (let i = 0; i < classes; i++) row[i]! /= sum;
  }
  return shares;
};

const boundaryOf = (answers: Float32Array, classes: number): Float32Array => {
  if (classes === 2) return boundary(answers, OUTPUT_EDGE, 0.5);
  const lines =
    classes === 0
      ? LEVELS.map((level) => boundary(answers, OUTPUT_EDGE, level))
      : Array.from({ length: classes }, (_, of) => boundary(leads(answers, classes, of), OUTPUT_EDGE));
  const joined = new Float32Array(lines.reduce((length, line) => length + line.length, 0));
  let next = 0;
  for (const line of lines) {
    joined.set(line, next);
    next += line.length;
  }
  return joined;
};

/** By how much a class is ahead of the others. */
const leads = (answers: Float32Array, classes: number, of: number): Float32Array =>
  Float32Array.from({ length: answers.length / classes }, (_, i) => {
    let rival = 0;
    for (let other = 0; other < classes; other++)
      if (other !== of) rival = Math.max(rival, answers[i * classes + other]!);
    return answers[i * classes + of]! - rival;
  });
