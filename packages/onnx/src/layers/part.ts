import type { Description } from "@gd/tensor";
import type { Graph } from "../graph/graph.js";
import type { Value } from "../graph/value.js";
import type { StateTensors } from "./state-tensors.js";

/** A layer of the model. */
export interface Part {
  /** Begins the names of its nodes: `0.linear`. */
  readonly path: string;
  /** Begins the names of its tensors, and of the layers within it: `0.linear.`, and nothing in the model itself. */
  readonly prefix: string;
  /** Begins the names of its tensors in the state: `0.`. */
  readonly tree: string;
  /** What it says of itself. */
  readonly description: Description;
}

/** What a layer is written with. */
export interface Writing {
  readonly graph: Graph;
  readonly state: StateTensors;
  /** Writes a layer within this one. */
  write(part: Part, input: Value): Value;
}

/** Writes a layer: adds its nodes to the graph, and returns their output. */
export type WriteLayer = (part: Part, input: Value, writing: Writing) => Value;
