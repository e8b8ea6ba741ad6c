import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { openedFile } from "../../../opened-file.js";
import { Choice } from "../../../ui/choice.js";
import { startWorker } from "../../../worker/start-worker.js";
import { FileChooser } from "../../table/file-chooser.js";
import type { NamedColumn, PlaneReport, PlaneRequest } from "../data/plane-messages.js";
import type { PlaneColumns, PlaneOfColumns } from "../data/plane-of-columns.js";

interface ColumnChoiceProps {
  readonly onPoints: (points: PlaneOfColumns) => void;
}

/** The columns that were chosen last. */
const chosenColumns = signal<Partial<PlaneColumns>>({});

type OpenedColumns = Extract<PlaneReport, { type: "opened" }>;

/** Two columns of a table of the visitor's, and the one to tell from them. A worker reads it, however large it is. */
export const ColumnChoice = ({ onPoints }: ColumnChoiceProps) => {
  const file = openedFile.value;
  const chosen = chosenColumns.value;
  const [opened, setOpened] = useState<OpenedColumns>();
  const [problem, setProblem] = useState<string>();
  const post = useRef<((request: PlaneRequest) => void) | undefined>(undefined);
  useEffect(() => {
    setOpened(undefined);
    setProblem(undefined);
    if (file === undefined) return undefined;
    const worker = startWorker<PlaneRequest, PlaneReport>(
      () => new Worker(new URL("../data/plane-worker.ts", import.meta.url), { type: "module" }),
      {
        onReport(report) {
          if (report.type === "problem") return setProblem(report.sentence);
          setProblem(undefined);
          if (report.type === "opened") setOpened(report);
          else onPoints(report.plane);
        },
        onEnd: (sentence) => setProblem(`${sentence} Choose the file again.`),
      },
    );
    post.current = worker?.post;
    worker?.post({ type: "open", file });
    return () => worker?.end();
  }, [file]);
  const columns = opened && columnsOf(opened.columns, chosen);
  const key = JSON.stringify(columns);
  useEffect(() => {
    if (columns !== undefined) post.current?.({ type: "choose", columns });
  }, [opened, key]);
  const said =
    opened !== undefined && columns === undefined
      ? `${opened.name} has fewer than two columns of numbers and one more: there is no plane to draw.`
      : problem;
  return (
    <>
      <FileChooser />
      {file !== undefined && opened === undefined && said === undefined && (
        <p class="quiet small" role="status">
          Reading the table …
        </p>
      )}
      {said && (
        <p class="field-problem" role="alert">
          {said}
        </p>
      )}
      {opened !== undefined &&
        columns !== undefined &&
        (["x", "y", "target"] as const).map((part) => (
          <Choice
            key={part}
            name={NAMES[part]}
            value={columns[part]}
            options={Object.fromEntries(namesFor(opened.columns, part).map((name) => [name, name]))}
            onChange={(name) => {
              chosenColumns.value = { ...chosen, [part]: name };
            }}
          />
        ))}
    </>
  );
};

const NAMES: Readonly<Record<keyof PlaneColumns, string>> = {
  x: "x₁: from left to right",
  y: "x₂: upwards",
  target: "To tell from them",
};

const namesFor = (columns: readonly NamedColumn[], part: keyof PlaneColumns): readonly string[] =>
  columns.filter(({ kind }) => part === "target" || kind === "number").map(({ name }) => name);

/** What was chosen, as far as there are such columns; else the first numbers, and the first column that has classes. */
const columnsOf = (columns: readonly NamedColumn[], chosen: Partial<PlaneColumns>): PlaneColumns | undefined => {
  const numbers = namesFor(columns, "x");
  const all = namesFor(columns, "target");
  const known = (name: string | undefined, among: readonly string[]) =>
    name !== undefined && among.includes(name) ? name : undefined;
  const x = known(chosen.x, numbers) ?? numbers[0];
  const y = known(chosen.y, numbers) ?? numbers.find((name) => name !== x);
  const target =
    known(chosen.target, all) ??
    columns.find(({ kind }) => kind === "category" || kind === "boolean")?.name ??
    all.findLast((name) => name !== x && name !== y);
  return x === undefined || y === undefined || target === undefined ? undefined : { x, y, target };
};
