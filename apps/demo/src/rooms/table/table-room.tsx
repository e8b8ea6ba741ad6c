import "./table-room.css";
import { settingsInAddress } from "../../address.js";
import { numberSetting } from "../../settings.js";
import { Button } from "../../ui/button.js";
import { Choice } from "../../ui/choice.js";
import { CodePanel } from "../../ui/code-panel.js";
import { LARGEST_SEED } from "../../ui/largest-seed.js";
import { Panel, RoomGrid } from "../../ui/panel.js";
import { Problem } from "../../ui/problem.js";
import { SeedField } from "../../ui/seed-field.js";
import { ColumnsPanel } from "./columns-panel.js";
import { FileChooser } from "./file-chooser.js";
import { LossPanel } from "./loss-panel.js";
import { openSample } from "./open-sample.js";
import { ResultPanel } from "./result-panel.js";
import { tableCode } from "./table-code.js";
import {
  chosenTarget,
  epochs,
  forgetTable,
  plan,
  problem,
  row,
  stage,
  startTraining,
  stopTraining,
  table,
  trained,
} from "./table-state.js";
import { TryPanel } from "./try-panel.js";

const settings = settingsInAddress("table", { seed: numberSetting(1, 0, LARGEST_SEED, true) });

export const TableRoom = () => {
  const opened = table.value;
  const names = opened?.columns.map(({ name }) => name) ?? [];
  // What is to be predicted comes last in most tables.
  const target = names.find((name) => name === chosenTarget.value) ?? names.at(-1);
  const now = stage.value;
  const isBusy = now === "training" || now === "comparing";
  return (
    <>
      {problem.value && <Problem>{problem.value}</Problem>}
      <RoomGrid
        first={
          <Panel title="Table">
            <div class="fields">
              <FileChooser />
              {opened !== undefined && target !== undefined && (
                <>
                  <div class="opened-table">
                    <p>
                      <strong>{opened.name}</strong>, {opened.rows.toLocaleString("en")}{" "}
                      {opened.rows === 1 ? "row" : "rows"}
                    </p>
                    <Button kind="quiet" onClick={forget} title="The table and its model are removed from this browser">
                      Forget it
                    </Button>
                  </div>
                  <Choice
                    name="Column to predict"
                    value={target}
                    options={Object.fromEntries(names.map((name) => [name, name]))}
                    onChange={(name) => {
                      chosenTarget.value = name;
                    }}
                  />
                  <SeedField
                    value={settings.value.seed}
                    onChange={(seed) => {
                      settings.value = { seed };
                    }}
                  />
                  {/* One button, so that the focus stays where it is. */}
                  <Button
                    kind="main"
                    onClick={isBusy ? stopTraining : () => startTraining(target, settings.peek().seed)}
                  >
                    {isBusy ? "Stop and keep what it has" : "Train"}
                  </Button>
                </>
              )}
              <p role="status" class="quiet small">
                {statusOf()}
              </p>
            </div>
          </Panel>
        }
        before={
          <>
            {opened === undefined && <Explanation />}
            {trained.value !== undefined && (
              <>
                <ResultPanel trained={trained.value} />
                <TryPanel trained={trained.value} />
                <CodePanel
                  title="This answer as code"
                  name="code"
                  words="A whole program for Node; it needs the model file, and prints what the network says of the row."
                  code={tableCode({ ...trained.value.madeOf, file: trained.value.file, row: row.value })}
                />
              </>
            )}
            {plan.value !== undefined && (
              <LossPanel plan={plan.value} epochs={epochs.value} best={trained.value?.best} />
            )}
            {opened !== undefined && <ColumnsPanel table={opened} target={target} />}
          </>
        }
        controls={null}
      />
    </>
  );
};

const forget = (): void => {
  forgetTable();
  // The button goes away with the table.
  document.querySelector<HTMLElement>("#room")?.focus();
};

const statusOf = (): string => {
  switch (stage.value) {
    case "empty":
      return "";
    case "reading":
      return "Reading the table …";
    case "opened":
      return "The table has been read. Choose the column to predict, and train.";
    case "training":
      return "Training …";
    case "comparing":
      return "Training a linear model to compare with …";
    case "trained":
      return "The network has been trained.";
  }
};

/** What the room is for, before there is a table. */
const Explanation = () => (
  <Panel title="What happens with your table">
    <div class="fields">
      <ol class="steps">
        <li>Its columns are looked at: which are numbers, categories, dates or texts, and what is missing.</li>
        <li>A fifth of the rows is held out, and of the others a fifth tells when to stop.</li>
        <li>A network is trained on the rest, as the program gd train does it, and compared with simpler answers.</li>
        <li>You can try single rows, and take the model with you.</li>
      </ol>
      <p>
        The table is read and the network trained in this page, and both are here again after a reload, until you forget
        them.
      </p>
      <p>No table at hand? Take the measurements of 344 penguins, and tell which of three species each is.</p>
      <div class="buttons">
        <Button onClick={() => void openSample()}>Open the penguins</Button>
      </div>
    </div>
  </Panel>
);
