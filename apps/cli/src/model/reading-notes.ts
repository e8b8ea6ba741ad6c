import type { Column } from "@gd/tables";

/** How the values of columns were understood, as sentences that advise in options of the program. */
export const readingNotes = (columns: readonly Column[]): readonly string[] =>
  columns.flatMap(({ name, note }) => (note === undefined ? [] : [`${JSON.stringify(name)} ${inOptions(note)}`]));

/** Kinds of columns are the model's; of how they are written, only the decimal mark can be said. */
const inOptions = (note: string): string =>
  note
    .replace(/columns: \{ "(?:[^"\\]|\\.)*": "decimal-(point|comma)" \}/g, (_, mark: string) =>
      mark === "comma" ? "--decimal ," : "--decimal .",
    )
    .replace(/ or "decimal-(point|comma)"/g, (_, mark: string) =>
      mark === "comma" ? " or --decimal ," : " or --decimal .",
    );
