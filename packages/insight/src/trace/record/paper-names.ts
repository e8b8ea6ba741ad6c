import { leaves, type Tensor } from "@gd/tensor";
import { outputLetter, parameterLetter, stateLetter, statisticLetter } from "./paper-letters.js";
import type { Recording } from "./record.js";

/** What the values of a computation are called on paper. */
export interface PaperNames {
  readonly of: ReadonlyMap<unknown, string>;
  /** The names of the parameters, in order. */
  readonly parameters: readonly string[];
  /** The numbers of layers with parameters, by their place. */
  readonly layers: ReadonlyMap<string, number>;
  /** Names for formulas alone: the vectors of all parameters, and of all gradients. */
  readonly vectors: ReadonlyMap<unknown, string>;
}

/**
 * The names of a derivation. Layers with parameters count from 1: the second has `W2` and `b2` and returns `z2`, the activation
 * after it returns `a2`, and their gradients are `∂L/∂W2`, `∂L/∂z2` and so on. What is computed again with the new parameters
 * has a prime.
 */
export const paperNames = (recording: Recording): PaperNames => {
  const of = new Map<unknown, string>();
  const taken = new Set<string>();
  /** Gives a value a name, unless it has one; a second value of the name gets `a1.2`. */
  const name = (value: unknown, wanted: string): string => {
    const known = of.get(value);
    if (known !== undefined) return known;
    let given = wanted;
    for (let i = 2; taken.has(given); i++) given = `${wanted}.${i}`;
    taken.add(given);
    of.set(value, given);
    return given;
  };
  const { operations, observations, parameters, statistics, update } = recording;
  name(recording.input, "x");
  if (recording.target !== undefined) name(recording.target, "t");

  const numbers = layerNumbers(recording);
  const numbered = (leaf: Tensor): string | number => numbers.ofTensor.get(leaf) ?? "";
  const ofParameters = parameters.map(([path, leaf]) => name(leaf, `${parameterLetter(path)}${numbered(leaf)}`));
  for (const [path, leaf] of statistics) name(leaf, `${statisticLetter(path)}${numbered(leaf)}`);

  const inputs = new Map<string, string>();
  const outputs = new Map<string, string>();
  let current = 0;
  for (const { phase, path, role, value } of observations) {
    const place = path.join(" › ");
    for (const [, leaf] of leaves(value)) {
      if (phase === "forward" && role === "input") {
        current = numbers.ofLayer.get(place) ?? current;
        inputs.set(place, name(leaf, "x"));
      }
      if (phase === "forward" && role === "output") {
        const number = numbers.ofLayer.get(place) ?? current;
        outputs.set(place, name(leaf, `${outputLetter(path.at(-1)!)}${number === 0 ? "" : number}`));
      }
      const before = outputs.get(place);
      if (phase === "after" && role === "output" && before !== undefined) name(leaf, `${before}′`);
    }
  }
  // Of a model that is made by hand and reports nothing.
  const output = name(recording.output, "y");
  if (update !== undefined) name(update.output, `${output}′`);
  if (recording.loss !== undefined) name(recording.loss, "L");
  if (recording.outputGradient !== undefined) name(recording.outputGradient, `∂L/∂${output}`);
  recording.gradients.forEach((gradient, i) => void name(gradient, `∂L/∂${ofParameters[i]}`));
  if (recording.whole.penalty !== undefined) name(recording.whole.penalty, "R");
  recording.whole.gradients.forEach((gradient, i) => void name(gradient, `∇${ofParameters[i]}`));
  for (const { value, symbol } of gradientsIn(recording, inputs, outputs)) name(value, symbol);

  if (update !== undefined) {
    update.state.forEach(([path, leaf]) => void name(leaf, stateLetter(path)));
    update.newState.forEach(([, leaf], i) => void name(leaf, `${of.get(update.state[i]?.[1])}′`));
    update.changes.forEach((change, i) => void name(change, `Δ${ofParameters[i]}`));
    update.parameters.forEach((parameter, i) => void name(parameter, `${ofParameters[i]}′`));
    name(update.loss, "L′");
  }
  const joined = operations.filter(({ operation, phase }) => phase === "update" && operation === "concatenate");
  const vectors = new Map<unknown, string>();
  for (const { operands, result } of joined) {
    const [first] = operands[0] as readonly Tensor[];
    if (first === parameters[0]?.[1]) vectors.set(result, "θ");
    const ofGradients = recording.whole.penalty === undefined ? "∂L/∂θ" : "∇θ";
    if (first === recording.whole.gradients[0]) vectors.set(result, ofGradients);
  }
  return { of, parameters: ofParameters, layers: numbers.ofLayer, vectors };
};

/** Layers with parameters or statistics of their own, counted from 1 in the order in which they compute. */
const layerNumbers = ({ operations, parameters, statistics }: Recording) => {
  const ofLayer = new Map<string, number>();
  const ofTensor = new Map<unknown, number>();
  const own = new Set<unknown>([...parameters, ...statistics].map(([, leaf]) => leaf));
  const sources = new Map<unknown, unknown>();
  for (const { phase, path, operation, operands, result } of operations) {
    if (phase !== "forward") break;
    if (operation === "reshape" || operation === "transpose")
      sources.set(result, sources.get(operands[0]) ?? operands[0]);
    for (const operand of operands) {
      const source = sources.get(operand) ?? operand;
      if (!own.has(source) || ofTensor.has(source)) continue;
      const place = path.join(" › ");
      if (!ofLayer.has(place)) ofLayer.set(place, ofLayer.size + 1);
      ofTensor.set(source, ofLayer.get(place)!);
    }
  }
  return { ofLayer, ofTensor };
};

/**
 * Gradients that layers report. Where a value goes several ways, each way has a part of its gradient, called by the output that
 * it comes from; the gradient itself is the last one that is reported.
 */
const gradientsIn = (
  { observations }: Recording,
  inputs: ReadonlyMap<string, string>,
  outputs: ReadonlyMap<string, string>,
): readonly { readonly value: Tensor; readonly symbol: string }[] => {
  const reported = new Map<string, { readonly value: Tensor; readonly through: string | undefined }[]>();
  for (const { phase, path, role, value } of observations) {
    if (phase !== "backward" || (role !== "outputGradient" && role !== "inputGradient")) continue;
    const place = path.join(" › ");
    const of = (role === "inputGradient" ? inputs : outputs).get(place);
    if (of === undefined) continue;
    const list = reported.get(of) ?? [];
    for (const [, leaf] of leaves(value)) {
      if (!list.some((known) => known.value === leaf)) list.push({ value: leaf, through: outputs.get(place) });
    }
    reported.set(of, list);
  }
  return [...reported].flatMap(([of, list]) =>
    list.map(({ value, through }, i) => ({
      value,
      symbol: i === list.length - 1 ? `∂L/∂${of}` : `∂L/∂${of}|${through}`,
    })),
  );
};
