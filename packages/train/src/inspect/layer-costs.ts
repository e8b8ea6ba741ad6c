import { type Cost, isTensor, leaves, type Observation, type Shape, sizeOf } from "@gd/tensor";

/** The work and the cost of one layer, without those of the layers inside it: the rows of a summary add up to the whole. */
export interface LayerSummary {
  /** Where in the model: `2 linear(128 → 10)`. */
  readonly name: string;
  /** Of the batch. */
  readonly inputShape: Shape;
  /** Of the batch. */
  readonly outputShape: Shape;
  /** The number of parameters. */
  readonly parameters: number;
  /** The shapes of its parameters by name; none where it is made of other layers. */
  readonly parameterShapes: Readonly<Record<string, Shape>>;
  /** For the output. */
  readonly forward: Cost;
  /** For the gradients of the parameters and of the input. */
  readonly backward: Cost;
}

type Mutable = { -readonly [Name in keyof LayerSummary]: LayerSummary[Name] } & { composed: boolean };
/** A layer in its forward or backward pass. */
interface Open {
  readonly row: Mutable;
  readonly start: Cost;
  /** Of the layers inside it. */
  inside: Cost;
  parametersInside: number;
}

/** Follows the cost of each layer through a forward and a backward pass, by what the layers report. */
export const layerCosts = (cost: () => Cost) => {
  const rows = new Map<string, Mutable>();
  const open: Open[] = [];

  const begin = (row: Mutable): void => {
    for (const { row: outer } of open) outer.composed = true;
    open.push({ row, start: cost(), inside: NOTHING, parametersInside: 0 });
  };
  const end = (parameters = 0) => {
    const { row, start, inside, parametersInside } = open.pop()!;
    const whole = difference(cost(), start);
    const outer = open.at(-1);
    if (outer !== undefined) {
      outer.inside = sum(outer.inside, whole);
      outer.parametersInside += parameters;
    }
    return { row, own: difference(whole, inside), parameters: parameters - parametersInside };
  };

  const observe = ({ path, role, value }: Observation): void => {
    const key = path.join(" › ");
    if (role === "input") {
      const name = path.slice(1).join(" › ") || key;
      const shape = isTensor(value) ? value.shape : [];
      const row: Mutable = {
        name,
        inputShape: shape,
        outputShape: [],
        parameters: 0,
        parameterShapes: {},
        forward: NOTHING,
        backward: NOTHING,
        composed: false,
      };
      rows.set(key, row);
      begin(row);
    } else if (role === "output") {
      const { row, own } = end();
      row.forward = own;
      if (isTensor(value)) row.outputShape = value.shape;
    } else if (role === "outputGradient") {
      begin(rows.get(key)!);
    } else if (role === "gradients") {
      const tensors = leaves(value);
      const { row, own, parameters } = end(tensors.reduce((total, [, { shape }]) => total + sizeOf(shape), 0));
      row.backward = own;
      row.parameters = parameters;
      if (!row.composed) row.parameterShapes = Object.fromEntries(tensors.map(([name, { shape }]) => [name, shape]));
    }
  };
  /** All layers in the order in which they compute, except those that only pass values on. */
  const layers = (): readonly LayerSummary[] =>
    [...rows.values()]
      .filter(({ composed, forward, backward, parameters }) => {
        const works = forward.operations + backward.operations + parameters > 0;
        return works || !composed;
      })
      .map(({ composed: _, ...row }) => row);
  return { observe, layers };
};

const NOTHING: Cost = { operations: 0, floatingPointOperations: 0, bytes: 0 };

const combined = (left: Cost, right: Cost, sign: 1 | -1): Cost => ({
  operations: left.operations + sign * right.operations,
  floatingPointOperations: left.floatingPointOperations + sign * right.floatingPointOperations,
  bytes: left.bytes + sign * right.bytes,
});
const sum = (left: Cost, right: Cost): Cost => combined(left, right, 1);
/** left − right */
export const difference = (left: Cost, right: Cost): Cost => combined(left, right, -1);
