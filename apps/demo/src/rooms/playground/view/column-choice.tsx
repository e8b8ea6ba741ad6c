import type { Table } from "@gd/tables";
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { openedFile } from "../../../opened-file.js";
import { Choice } from "../../../ui/choice.js";
import { FileChooser } from "../../table/file-chooser.js";
import type { PlaneColumns, PlaneOfColumns } from "../data/plane-of-columns.js";

interface ColumnChoiceProps {
  readonly onPoints: (points: PlaneOfColumns) => void;
}

/** The columns that were chosen last. */
const chosenColumns = signal<Partial<PlaneColumns>>({});

type Reading = Table | string | undefined;

/** Two columns of a table of the visitor's, and the one to tell from them. */
export const ColumnChoice = ({ onPoints }: ColumnChoiceProps) => {
  const file = openedFile.value;
  const [read, setRead] = useState<Reading>();
  const chosen = chosenColumns.value;
  const [problem, setProblem] = useState<string | undefined>();
  useEffect(() => {
    if (file === undefined) return undefined;
    let isWanted = true;
    setRead(undefined);
    void readIn(file).then((found) => {
      if (isWanted) setRead(found);
    });
    return () => {
      isWanted = false;
    };
  }, [file]);
  const table = typeof read === "object" ? read : undefined;
  const columns = table === undefined ? undefined : columnsOf(table, chosen);
  const key = JSON.stringify(columns);
  useEffect(() => {
    if (table === undefined || columns === undefined) return;
    void import("../data/plane-of-columns.js").then(({ planeOfColumns }) => {
      try {
        onPoints(planeOfColumns(table, columns));
        setProblem(undefined);
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error));
      }
    });
  }, [table, key]);
  const said =
    typeof read === "string"
      ? read
      : table !== undefined && columns === undefined
        ? `${table.name} has fewer than two columns of numbers and one more: there is no plane to draw.`
        : problem;
  return (
    <>
      <FileChooser />
      {said && (
        <p class="field-problem" role="alert">
          {said}
        </p>
      )}
      {table !== undefined &&
        columns !== undefined &&
        (["x", "y", "target"] as const).map((part) => (
          <Choice
            key={part}
            name={NAMES[part]}
            value={columns[part]}
            options={Object.fromEntries(namesFor(table, part).map((name) => [name, name]))}
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

const readIn = async (file: File): Promise<Table | string> => {
  const [{ readTable }, { tableSentence, MOST_MEGABYTES }] = await Promise.all([
    import("@gd/tables"),
    import("../../table/table-sentence.js"),
  ]);
  return readTable(file, { name: file.name, maximumBytes: MOST_MEGABYTES * 2 ** 20 }).catch(tableSentence);
};

const namesFor = ({ columns }: Table, part: keyof PlaneColumns): readonly string[] =>
  columns.filter(({ kind }) => part === "target" || kind === "number").map(({ name }) => name);

/** What was chosen, as far as there are such columns; else the first numbers, and the first column that has classes. */
const columnsOf = (table: Table, chosen: Partial<PlaneColumns>): PlaneColumns | undefined => {
  const numbers = namesFor(table, "x");
  const all = namesFor(table, "target");
  const known = (name: string | undefined, among: readonly string[]) =>
    name !== undefined && among.includes(name) ? name : undefined;
  const x = known(chosen.x, numbers) ?? numbers[0];
  const y = known(chosen.y, numbers) ?? numbers.find((name) => name !== x);
  const target =
    known(chosen.target, all) ??
    table.columns.find(({ kind }) => kind === "category" || kind === "boolean")?.name ??
    all.findLast((name) => name !== x && name !== y);
  return x === undefined || y === undefined || target === undefined ? undefined : { x, y, target };
};
