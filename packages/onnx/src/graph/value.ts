import type { Shape } from "@gd/tensor";
import type { Graph } from "./graph.js";

/** What the graph has computed of each example. */
export interface Value {
  /** The name in the graph. */
  readonly name: string;
  /** Of one example, in the order of axes that layers have: images are [height, width, channels]. */
  readonly shape: Shape;
  /**
   * Whether the graph has images as [channels, height, width], as ONNX's convolutions take them. They stay so until a layer
   * needs them in order.
   */
  readonly channelsFirst: boolean;
}

/** The value as ONNX's layers of images take it. */
export const withChannelsFirst = (graph: Graph, path: string, value: Value): Value =>
  value.channelsFirst ? value : transposed(graph, path, value, [0, 3, 1, 2]);

/** The value in the order of its shape. */
export const inOrder = (graph: Graph, path: string, value: Value): Value =>
  value.channelsFirst ? transposed(graph, path, value, [0, 2, 3, 1]) : value;

/** The value in the order that another one has. */
export const inOrderOf = (graph: Graph, path: string, value: Value, other: Value): Value =>
  other.channelsFirst ? withChannelsFirst(graph, path, value) : inOrder(graph, path, value);

/** The axis of the graph, which has a batch, that is the last one of the shape. */
export const lastAxis = ({ shape, channelsFirst }: Value): number => (channelsFirst ? 1 : shape.length);

const transposed = (graph: Graph, path: string, value: Value, perm: readonly number[]): Value => ({
  ...value,
  name: graph.node(path, "Transpose", [value.name], { perm }),
  channelsFirst: !value.channelsFirst,
});
