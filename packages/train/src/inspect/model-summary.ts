import type { DType } from "@gd/tensor";
import type { LayerSummary } from "./layer-costs.js";

/** A model as a whole and layer by layer, as `summary` finds it. */
export interface ModelSummary
  extends Pick<LayerSummary, "name" | "inputShape" | "outputShape" | "parameters" | "forward" | "backward"> {
  /** Precision that the bytes are counted in. */
  readonly dtype: DType;
  /** Memory of the parameters. */
  readonly parameterBytes: number;
  /** In the order in which they compute. A layer that has no part of its own, such as `sequential`, is left out. */
  readonly layers: readonly LayerSummary[];
  /** All this as a text, for a terminal. */
  readonly table: string;
}
