import "./relu-table.css";
import { showValue } from "./show-value.js";

interface ReluTableProps {
  readonly input: readonly number[];
  readonly gradient: readonly number[];
  readonly derivative: readonly number[];
  readonly notebook: readonly number[];
}

/** What two ReLUs pass back, unit by unit. */
export const ReluTable = ({ input, gradient, derivative, notebook }: ReluTableProps) => (
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
        {[
          { name: "input", values: input },
          { name: "gradient of the output", values: gradient },
          { name: "passed back by the derivative, where the input is positive", values: derivative },
          { name: "passed back by the notebook, where the gradient is positive", values: notebook },
        ].map(({ name, values }) => (
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
);
