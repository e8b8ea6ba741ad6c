import { kernels } from "@gd/tensor-wasm/float32";
import { chooseInterpreter } from "../../worker/choose-interpreter.js";
import { keptItems } from "../../worker/kept-items.js";
import { MOST_KEPT, type TableShelf, tableDesk } from "./table-desk.js";
import type { TableReport, TableRequest } from "./table-messages.js";

const { interpreter } = chooseInterpreter(kernels);
const shelf: TableShelf = {
  tables: keptItems("tables", MOST_KEPT),
  models: keptItems("tables", MOST_KEPT),
  looks: keptItems("tables", MOST_KEPT),
};
const handle = tableDesk(interpreter, shelf, (report: TableReport) => postMessage(report));
addEventListener("message", ({ data }: MessageEvent<TableRequest>) => void handle(data));
