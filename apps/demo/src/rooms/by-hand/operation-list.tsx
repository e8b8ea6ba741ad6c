import "./operation-list.css";
import { useEffect, useRef } from "preact/hooks";
import type { DerivationRow } from "./derivation-row.js";
import { placeOfOperation } from "./explain-operation.js";
import { formulaHead } from "./formula-text.js";

interface OperationListProps {
  readonly rows: readonly DerivationRow[];
  readonly step: number;
  readonly onStep: (step: number) => void;
}

/** All operations, grouped by layer. A click goes to an operation. */
export const OperationList = ({ rows, step, onStep }: OperationListProps) => {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const present = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (list.current && present) keepInSight(list.current, present);
  }, [step, rows]);
  return (
    <div class="operations" ref={list}>
      {groups(rows).map(({ title, first, members }) => (
        <section key={first}>
          <h3>{title}</h3>
          <ol>
            {members.map((row, i) => {
              const position = first + i + 1;
              return (
                <li key={position}>
                  <button
                    type="button"
                    class={position > step ? "ahead" : ""}
                    aria-current={position === step ? "step" : undefined}
                    onClick={() => onStep(position)}
                  >
                    <span class="position">{position}</span>
                    <span class="formula-of">{formulaHead(row)}</span>
                  </button>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
    </div>
  );
};

/** Scrolls only the list: the page stays where it is. */
const keepInSight = (list: HTMLElement, present: HTMLElement): void => {
  const [outer, inner] = [list.getBoundingClientRect(), present.getBoundingClientRect()];
  const margin = 2 * inner.height;
  if (inner.top < outer.top + margin) list.scrollTop += inner.top - outer.top - margin;
  else if (inner.bottom > outer.bottom - margin) list.scrollTop += inner.bottom - outer.bottom + margin;
};

const PHASES = { forward: "Forward", backward: "Backward", update: "Update" } as const;

const groups = (rows: readonly DerivationRow[]) => {
  const found: { title: string; first: number; members: DerivationRow[] }[] = [];
  rows.forEach((row, i) => {
    const title = `${PHASES[row.phase]} · ${placeOfOperation(row)}`;
    const group = found.at(-1);
    if (group?.title === title) group.members.push(row);
    else found.push({ title, first: i, members: [row] });
  });
  return found;
};
