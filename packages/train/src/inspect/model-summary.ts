import type { DType } from "@gd/tensor";
import type { LayerSummary } from "./layer-costs.js";

/** A model as a whole and layer by layer. */
export interface ModelSummary
  extends Pick<LayerSummary, "name" | "inputShape" | "outputShape" | "parameters" | "forward" | "backward"> {
  /** The precision in which bytes are counted. */
  readonly dtype: DType;
  /** Memory of the parameters. */
  readonly parameterBytes: number;
  /** In the order in which they compute. A layer without work of its own, such as `sequential`, is left out. */
  readonly layers: readonly LayerSummary[];
  /** All this as text, for a terminal. */
  readonly table: string;
}
