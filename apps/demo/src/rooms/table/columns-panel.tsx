import { Panel } from "../../ui/panel.js";
import type { OpenedTable } from "./table-messages.js";

interface ColumnsPanelProps {
  readonly table: OpenedTable;
  readonly target: string | undefined;
}

/** Columns shown, at most: of thousands, nobody looks through all, and the page would stand still. */
const MOST_SHOWN = 200;

/** What the columns of a table were taken for. */
export const ColumnsPanel = ({ table, target }: ColumnsPanelProps) => (
  <Panel title="Columns">
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
    <section class="scrolls" tabIndex={0} aria-label="Columns, as they were read">
      <table class="plain-table">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Taken for</th>
            <th scope="col">Different</th>
            <th scope="col">Missing</th>
            <th scope="col">Values</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.slice(0, MOST_SHOWN).map(({ name, kind, distinct, missing, range, examples }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {name === target && <span class="quiet"> (to predict)</span>}
              </th>
              <td>{kind}</td>
              <td class="number">{distinct.toLocaleString("en")}</td>
              <td class="number">{missing === 0 ? "–" : missing.toLocaleString("en")}</td>
              <td>{range || examples}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {table.columns.length > MOST_SHOWN && (
        <p class="quiet small">And {(table.columns.length - MOST_SHOWN).toLocaleString("en")} more.</p>
      )}
    </section>
  </Panel>
);
