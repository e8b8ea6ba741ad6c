import { kernels } from "@gd/tensor-wasm/float32";
import { chooseInterpreter } from "../../worker/choose-interpreter.js";
import { tableDesk } from "./table-desk.js";
import type { TableReport, TableRequest } from "./table-messages.js";

const { interpreter } = chooseInterpreter(kernels);
const handle = tableDesk(interpreter, (report: TableReport) => postMessage(report));
addEventListener("message", ({ data }: MessageEvent<TableRequest>) => void handle(data));
