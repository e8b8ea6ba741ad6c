import { type Description, leaves, type Parameters, type Shape } from "@gd/tensor";

/** How a tensor of ours is in PyTorch. */
export interface ForeignTensor {
  readonly name: string;
  readonly shape: Shape;
  /** For each of our elements, row by row, the place of PyTorch's; undefined where they are in the same order. */
  readonly places: ((element: number) => number) | undefined;
}

/** What PyTorch calls the tensors of these layers. Others have the same name. */
const NAMES: Readonly<Record<string, string>> = {
  "batchNorm.scale": "weight",
  "batchNorm.shift": "bias",
  "batchNorm.mean": "running_mean",
  "batchNorm.variance": "running_var",
  "layerNorm.scale": "weight",
  "layerNorm.shift": "bias",
  "embedding.table": "weight",
};

/**
 * The tensors of a tree of ours as PyTorch's modules have them, in the order of `leaves`: `nn.Sequential` numbers its modules as
 * we do, `nn.Linear` has weights [outputs, inputs], `nn.Conv2d` [outputs, inputs, rows, columns]. `nn.Flatten` takes images
 * channel by channel, so that what follows it has its elements in another order.
 */
export const pytorchTensors = (
  description: Description,
  tree: Parameters,
  inputShape: Shape,
): readonly ForeignTensor[] => {
  const tensors: ForeignTensor[] = [];
  const [rows, columns, channels] = inputShape;
  const images = rows !== undefined && columns !== undefined && channels !== undefined;
  walk(description, tree, "", { channels: images ? channels : undefined, flattened: undefined }, tensors);
  return tensors;
};

/** What is known of the examples between layers. */
interface Examples {
  /** The channels of images. */
  readonly channels: number | undefined;
  /** The channels of the images that they were. */
  readonly flattened: number | undefined;
}

/** Walks the layers in order, and returns what is known of the output. */
const walk = (
  layer: Description,
  tree: Parameters,
  before: string,
  examples: Examples,
  tensors: ForeignTensor[],
): Examples => {
  const { type, layers, layer: inner } = layer;
  if (isList(layers) && isList(tree) && layers.length === tree.length) {
    const inside = (i: number, given: Examples) =>
      walk(layers[i] as Description, tree[i]!, `${before}${i}.`, given, tensors);
    if (type === "sequential") return layers.reduce<Examples>((given, _, i) => inside(i, given), examples);
    const outputs = layers.map((_, i) => inside(i, examples));
    const channels = outputs.reduce<number | undefined>(
      (sum, output) => (sum === undefined || output.channels === undefined ? undefined : sum + output.channels),
      0,
    );
    return { channels, flattened: undefined };
  }
  if (isPart(inner)) return walk(inner, tree, before, examples, tensors);
  for (const [path, { shape }] of leaves(tree)) {
    const kind = type.replace("batchNorm2d", "batchNorm");
    const name = NAMES[`${kind}.${path}`] ?? path;
    tensors.push({ name: `${before}${name}`, ...layoutOf(kind, path, shape, examples.flattened) });
  }
  return after(layer, examples);
};

const after = ({ type, filters }: Description, { channels, flattened }: Examples): Examples => {
  if (type === "conv2d" && typeof filters === "number") return { channels: filters, flattened: undefined };
  if (type === "flatten") return { channels: undefined, flattened: channels };
  if (type === "linear" || type === "embedding") return { channels: undefined, flattened: undefined };
  if (type === "globalAveragePool2d") return { channels: undefined, flattened: undefined };
  return { channels, flattened };
};

/** How a tensor of a layer lies in PyTorch, whose input may be images that were flattened. */
const layoutOf = (
  type: string,
  path: string,
  shape: Shape,
  channels: number | undefined,
): Pick<ForeignTensor, "shape" | "places"> => {
  const [inputs = 0, outputs = 0] = shape;
  const positions = channels === undefined ? 1 : inputs / channels;
  const moved = channels !== undefined && positions > 1 && Number.isInteger(positions);
  /** Of an input [position, channel], the place in [channel, position]. */
  const placeOf = (input: number): number =>
    moved ? (input % channels) * positions + Math.floor(input / channels) : input;
  if (type === "linear" && path === "weight") {
    const places = (element: number) => (element % outputs) * inputs + placeOf(Math.floor(element / outputs));
    return { shape: [outputs, inputs], places };
  }
  if (type === "conv2d" && path === "weight") {
    const [rows = 0, columns = 0, channelsIn = 0, filters = 0] = shape;
    const places = (element: number) => {
      const filter = element % filters;
      const channel = Math.floor(element / filters) % channelsIn;
      const position = Math.floor(element / (filters * channelsIn));
      return (filter * channelsIn + channel) * rows * columns + position;
    };
    return { shape: [filters, channelsIn, rows, columns], places };
  }
  const ofInputs = type === "batchNorm" || type === "layerNorm";
  return { shape, places: ofInputs && moved ? placeOf : undefined };
};

const isList = <Item>(value: unknown): value is readonly Item[] => Array.isArray(value);
const isPart = (value: unknown): value is Description => typeof value === "object" && value !== null && "type" in value;
