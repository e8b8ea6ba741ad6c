import "./number-matrix.css";
import "../../ui/field.css";
import { useEffect, useId, useState } from "preact/hooks";
import { type NumberInput, useNumberDraft } from "../../ui/use-number-draft.js";
import { showShort } from "./show-value.js";

const showInCell = (value: number): string => showShort(value, 7).replaceAll("−", "-");

interface NumberMatrixProps {
  readonly title: string;
  readonly rows: readonly (readonly number[])[];
  /** `W₁, input 1 to unit 2` */
  readonly nameOf: (row: number, column: number) => string;
  readonly onChange: (row: number, column: number, value: number) => void;
  /** What is wrong with the numbers as a whole. */
  readonly problem?: string | undefined;
}

/** Numbers in rows and columns, each in its own field, with a sentence below on what is wrong with them. */
export const NumberMatrix = ({ title, rows, nameOf, onChange, problem }: NumberMatrixProps) => {
  const id = useId();
  const [problems, setProblems] = useState<Readonly<Record<string, string | undefined>>>({});
  const wrong = Object.values(problems).filter((sentence) => sentence !== undefined);
  return (
    <fieldset class="number-matrix">
      <legend>{title}</legend>
      <div class="cells" style={{ "--columns": rows[0]!.length }}>
        {rows.map((row, i) =>
          row.map((value, j) => (
            <Cell
              key={`${i}.${j}`}
              name={nameOf(i, j)}
              describedBy={id}
              value={value}
              onChange={(number) => onChange(i, j, number)}
              onProblem={(sentence) => setProblems((others) => ({ ...others, [`${i}.${j}`]: sentence }))}
            />
          )),
        )}
      </div>
      <div id={id} role="alert">
        {[...wrong, problem].map((sentence) => sentence && <p class="field-problem">{sentence}</p>)}
      </div>
    </fieldset>
  );
};

interface CellProps extends NumberInput {
  readonly name: string;
  readonly describedBy: string;
  readonly onProblem: (sentence: string | undefined) => void;
}

const Cell = ({ name, describedBy, onProblem, ...input }: CellProps) => {
  const { text, problem, ...listeners } = useNumberDraft({ ...input, show: showInCell });
  const sentence = problem && `${name}: ${problem}`;
  useEffect(() => {
    onProblem(sentence);
    return () => onProblem(undefined);
  }, [sentence]);
  return (
    <input
      type="text"
      inputMode="decimal"
      autocomplete="off"
      aria-label={name}
      aria-invalid={problem !== undefined}
      aria-describedby={problem && describedBy}
      value={text}
      {...listeners}
    />
  );
};
