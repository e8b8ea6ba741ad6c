import { Panel } from "../../ui/panel.js";
import type { Judged } from "./digits-picture.js";

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** How often each digit got each answer. */
export const ConfusionMatrix = ({ judged }: { readonly judged: Judged | undefined }) => {
  const count = (digit: number, answer: number) => judged?.confusion[digit * 10 + answer] ?? 0;
  return (
    <Panel title="Confusion matrix" aside={<span class="quiet small">test images</span>}>
      <table class="confusion">
        <caption>A row for each digit, a column for each answer. Right answers are on the diagonal.</caption>
        <thead>
          <tr>
            <td />
            {DIGITS.map((answer) => (
              <th key={answer} scope="col">
                <span class="visually-hidden">answered </span>
                {answer}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DIGITS.map((digit) => {
            const all = DIGITS.reduce((sum, answer) => sum + count(digit, answer), 0);
            return (
              <tr key={digit}>
                <th scope="row">
                  <span class="visually-hidden">is </span>
                  {digit}
                </th>
                {DIGITS.map((answer) => {
                  const times = count(digit, answer);
                  // The square root makes a few mistakes among hundreds visible.
                  const share = Math.sqrt(times / Math.max(1, all));
                  return (
                    <td
                      key={answer}
                      class={digit === answer ? "right" : "wrong"}
                      style={{ "--share": share.toFixed(2) }}
                    >
                      {times === 0 ? "" : times}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
};
