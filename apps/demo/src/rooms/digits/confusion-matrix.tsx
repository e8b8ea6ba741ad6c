import { ConfusionTable } from "../../ui/confusion-table.js";
import { Panel } from "../../ui/panel.js";
import type { Judged } from "./digits-picture.js";

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** How often each digit got each answer. */
export const ConfusionMatrix = ({ judged }: { readonly judged: Judged | undefined }) => (
  <Panel title="Confusion matrix" name="confusion" aside={<span class="quiet small">test images</span>}>
    <ConfusionTable
      names={DIGITS.map(String)}
      counts={DIGITS.map((digit) => DIGITS.map((answer) => judged?.confusion[digit * 10 + answer] ?? 0))}
      caption="A row for each digit, a column for each answer. Right answers are on the diagonal."
    />
  </Panel>
);
