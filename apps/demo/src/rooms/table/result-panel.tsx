import { showNumber, showPercent } from "@gd/experiments";
import type { Result } from "@gd/recipe";
import { Button } from "../../ui/button.js";
import { ConfusionTable } from "../../ui/confusion-table.js";
import { Panel } from "../../ui/panel.js";
import { saveFile } from "../../ui/save-file.js";
import type { TrainedOnTable } from "./table-messages.js";

/** Of more classes, a table of confusions says little. */
const MOST_CLASSES = 12;

/** How good the network is on rows that were held out, beside simpler answers; and the model to take away. */
export const ResultPanel = ({ trained }: { readonly trained: TrainedOnTable }) => {
  const { target, results, remark, diagnosis, best, epochs, stopped, file, bytes } = trained;
  const { scores } = results.at(-1)!;
  // What looks the same is as good.
  const [[highest] = []] = results.toSorted((one, other) => mainScore(other) - mainScore(one)).map(scoresOf);
  const confusion = scores.kind === "class" ? scores.confusion : undefined;
  return (
    <Panel title="Result" aside={<Button onClick={() => saveFile(file, bytes)}>Download the model</Button>}>
      <div class="fields">
        <p>
          {stopped ? "It was stopped. " : ""}
          The validation was best after epoch {best} of {epochs}: that network is kept. On the rows that were held out:
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <section class="scrolls" tabIndex={0} aria-label="Scores on the rows held out">
          <table class="plain-table scores">
            <thead>
              <tr>
                <td />
                {(target.kind === "class"
                  ? ["Accuracy", "Macro F1"]
                  : ["R²", `Mean error of ${target.column}`, "Root mean square"]
                ).map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {results.map((result) => (
                <tr key={result.name} class={scoresOf(result)[0] === highest ? "best" : ""}>
                  <th scope="row">{result.name}</th>
                  {scoresOf(result).map((score, i) => (
                    <td key={i} class="number">
                      {score}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        {remark && <p>{remark}</p>}
        {diagnosis && <p class="finding bad">{diagnosis}</p>}
        <p class="quiet small">
          Best in bold. The model is one file: <code>gd predict {file} table.csv</code> answers for other rows with it.
        </p>
        {confusion !== undefined && target.kind === "class" && target.classes.length <= MOST_CLASSES && (
          <ConfusionTable
            names={target.classes}
            counts={confusion}
            caption="A row for what each held-out row is, a column for the answer. Right answers are on the diagonal."
          />
        )}
      </div>
    </Panel>
  );
};

/** What answers are compared by: the higher, the better. */
const mainScore = ({ scores }: Result): number => (scores.kind === "class" ? scores.accuracy : scores.rSquared);

const scoresOf = ({ scores }: Result): readonly string[] =>
  scores.kind === "class"
    ? [share(scores.accuracy), share(scores.macroF1)]
    : [
        Number.isNaN(scores.rSquared) ? "–" : scores.rSquared.toFixed(3),
        showNumber(scores.meanAbsoluteError, 4),
        showNumber(scores.rootMeanSquaredError, 4),
      ];

const share = (of: number): string => (Number.isNaN(of) ? "–" : showPercent(of, 1));
