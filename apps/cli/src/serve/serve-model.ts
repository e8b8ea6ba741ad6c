import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { bestInterpreter } from "@gd/tensor-wasm";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { openTableModel } from "../model/open-model.js";
import { systemReason } from "../system-reason.js";
import { answerInParts } from "./answer-in-parts.js";
import { createServer } from "./create-server.js";
import { defaultLimits, type ServeLimits } from "./serve-limits.js";

/** Where a model is served, and what it takes on. */
export interface ServeFlags extends Partial<ServeLimits> {
  readonly host: string;
  readonly port: number;
  readonly threads: number | "auto";
}

/** Seconds for requests in progress, when it is told to stop. */
const LAST_SECONDS = 10;

/** Serves a model until it is interrupted, and then answers what has come in. */
export const serveModel = async (
  file: string,
  { host, port, threads, ...limits }: ServeFlags,
  { stdout, signal }: Dependencies,
): Promise<ExitCode> => {
  const model = await openTableModel(file);
  const server = createServer(model, answerInParts(model, bestInterpreter({ threads })), {
    ...defaultLimits,
    ...limits,
  });
  server.listen(port, host);
  await once(server, "listening").catch((cause: unknown) => {
    const { code } = cause as NodeJS.ErrnoException;
    const option = code === "EADDRINUSE" || code === "EACCES" ? "--port" : "--host";
    throw new Error(
      `${host}:${port}: this address cannot be served, ${systemReason(cause)}: choose another ${option}`,
      {
        cause,
      },
    );
  });
  const { port: listening } = server.address() as AddressInfo;
  const name = host.includes(":") ? `[${host}]` : host;
  stdout.write(`${file} answers at http://${name}:${listening}/ until Ctrl-C. POST rows to /predict.\n`);
  if (!signal.aborted) await once(signal, "abort");
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), LAST_SECONDS * 1000);
  await closed;
  clearTimeout(late);
  stdout.write("Stopped.\n");
  return exitCode.done;
};
