import "./confusion-table.css";

interface ConfusionTableProps {
  readonly names: readonly string[];
  /** How many of each class (rows) got each answer (columns). */
  readonly counts: readonly (readonly number[])[];
  readonly caption: string;
}

/** How often each class got each answer. */
export const ConfusionTable = ({ names, counts, caption }: ConfusionTableProps) => (
  <table class={`confusion ${names.some((name) => name.length > 1) ? "named" : ""}`}>
    <caption>{caption}</caption>
    <thead>
      <tr>
        <td />
        {names.map((name) => (
          <th key={name} scope="col">
            <span class="visually-hidden">answered </span>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {names.map((name, of) => {
        const all = counts[of]!.reduce((sum, count) => sum + count, 0);
        return (
          <tr key={name}>
            <th scope="row">
              <span class="visually-hidden">is </span>
              {name}
            </th>
            {names.map((answer, as) => {
              const times = counts[of]![as]!;
              // The square root makes a few mistakes among hundreds visible.
              const share = Math.sqrt(times / Math.max(1, all));
              return (
                <td key={answer} class={of === as ? "right" : "wrong"} style={{ "--share": share.toFixed(2) }}>
                  {times === 0 ? "" : times}
                </td>
              );
            })}
          </tr>
        );
      })}
    </tbody>
  </table>
);
