import "./relu-panel.css";
import { reluByGradient } from "@gd/experiments";
import { referenceOps } from "@gd/tensor";
import { Panel } from "../../ui/panel.js";
import { showValue } from "./show-value.js";

const { input, gradient, derivative, notebook } = reluByGradient(referenceOps({ dtype: "float64" }));

const ROWS = [
  { name: "input", values: input },
  { name: "gradient of the output", values: gradient },
  { name: "passed back by the derivative, where the input is positive", values: derivative },
  { name: "passed back by the notebook, where the gradient is positive", values: notebook },
] as const;

/** Where the notebook's ReLU is not the derivative. */
export const ReluPanel = () => (
  <Panel title="ReLU backward: its derivative, and the notebook’s" name="relu">
    <p>
      The notebook’s ReLU looks at the sign of the gradient, while the derivative looks at the sign of the input. In its
      example all are positive and the two agree. In general they do not. This room computes with the derivative.
    </p>
    <div class="relu-table">
      <table>
        <thead>
          <tr>
            <td />
            {input.map((_, i) => (
              <th key={i} scope="col">
                unit {i + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, i) => (
                <td key={i} class={`number ${values === notebook && value !== derivative[i] ? "differs" : ""}`}>
                  {showValue(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Panel>
);
