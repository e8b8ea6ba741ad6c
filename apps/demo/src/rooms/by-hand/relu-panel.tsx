import { reluByGradient } from "@gd/experiments";
import { referenceOps } from "@gd/tensor";
import { Panel } from "../../ui/panel.js";
import { ReluTable } from "./relu-table.js";

const SIGNS = reluByGradient(referenceOps({ dtype: "float64" }));

/** Where the notebook's ReLU is not the derivative. */
export const ReluPanel = () => (
  <Panel title="ReLU backward: its derivative, and the notebook’s" name="relu">
    <p>
      The notebook’s ReLU looks at the sign of the gradient, while the derivative looks at the sign of the input. In its
      example all are positive and the two agree. In general they do not. This room computes with the derivative.
    </p>
    <ReluTable {...SIGNS} />
  </Panel>
);
