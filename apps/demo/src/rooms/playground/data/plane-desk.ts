import { readTable, type Table } from "@gd/tables";
import { MOST_MEGABYTES, tableSentence } from "../../table/table-sentence.js";
import type { PlaneReport, PlaneRequest } from "./plane-messages.js";
import { planeOfColumns } from "./plane-of-columns.js";

/** Reads a table, and makes planes of its columns. */
export const planeDesk = (send: (report: PlaneReport) => void) => {
  let table: Table | undefined;
  const handle = async (request: PlaneRequest): Promise<void> => {
    if (request.type === "open") {
      const { file } = request;
      table = await readTable(file, { name: file.name, maximumBytes: MOST_MEGABYTES * 2 ** 20 });
      const columns = table.columns.map(({ name, kind }) => ({ name, kind }));
      send({ type: "opened", name: table.name, columns });
    } else if (table !== undefined) send({ type: "plane", plane: planeOfColumns(table, request.columns) });
  };
  return (request: PlaneRequest): Promise<void> =>
    handle(request).catch((error: unknown) => send({ type: "problem", sentence: tableSentence(error) }));
};
