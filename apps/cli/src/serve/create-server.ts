import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { errorLine } from "../error-line.js";
import type { TableModel } from "../model/open-model.js";
import { type AnswerRows, answerBody } from "./answer-rows.js";
import { openApi } from "./open-api.js";
import { page } from "./page.js";
import { readBody } from "./read-body.js";
import { RequestError } from "./request-error.js";
import { mostRows, type ServeLimits } from "./serve-limits.js";

/** A server that answers for rows: POST /predict, a page to try it, and its description. */
export const createServer = (model: TableModel, answer: AnswerRows, given: ServeLimits): Server => {
  const limits = { ...given, rows: mostRows(model.target, given) };
  const files: Readonly<Record<string, readonly [type: string, text: string]>> = {
    "/": ["text/html; charset=utf-8", page(model)],
    "/openapi.json": ["application/json", JSON.stringify(openApi(model, limits))],
    "/health": ["application/json", '{"status":"ok"}'],
  };
  let inProgress = 0;
  const predict = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (inProgress >= limits.requests) {
      response.setHeader("Retry-After", "1");
      throw new RequestError(503, "too many requests at once: come again in a second");
    }
    inProgress++;
    const wanted = new AbortController();
    // Until it is read, an answer takes memory.
    whenOver(request, response, () => {
      inProgress--;
      wanted.abort();
    });
    const body = await readBody(request, limits.bytes);
    await send(200, "application/json", await answerBody(body, answer, limits, wanted.signal), response);
  };
  /** Sends a text in pieces, no faster than it is read, and gives it up when that takes too long. */
  const send = async (
    status: number,
    type: string,
    pieces: readonly Buffer[],
    response: ServerResponse,
  ): Promise<void> => {
    const late = setTimeout(() => response.destroy(), limits.seconds * 1000);
    response.once("close", () => clearTimeout(late));
    response.writeHead(status, {
      "Content-Type": type,
      "Content-Length": pieces.reduce((sum, { length }) => sum + length, 0),
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    });
    for (const piece of pieces) {
      if (response.destroyed) return;
      if (!response.write(piece)) await drained(response);
    }
    response.end();
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const pathname = pathOf(request.url ?? "/");
    const { method } = request;
    if (pathname === "/predict") {
      if (method === "POST") return predict(request, response);
      response.setHeader("Allow", "POST");
      throw new RequestError(405, "expected POST, with rows as JSON");
    }
    const file = Object.hasOwn(files, pathname) ? files[pathname] : undefined;
    if (file === undefined) throw new RequestError(404, `there is no ${pathname}: POST rows to /predict`);
    if (method !== "GET" && method !== "HEAD") {
      response.setHeader("Allow", "GET, HEAD");
      throw new RequestError(405, "expected GET");
    }
    const [type, text] = file;
    await send(200, type, [Buffer.from(text)], response);
  };
  const server = createHttpServer({ connectionsCheckingInterval: CHECKING }, (request, response) => {
    respond(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return void response.destroy();
      const { status, place } = error instanceof RequestError ? error : { status: 500, place: {} };
      // What of the body has not been read would be taken for the next request.
      if (!request.complete) response.setHeader("Connection", "close");
      const text = JSON.stringify({ error: errorLine(error), ...place });
      return send(status, "application/json", [Buffer.from(text)], response);
    });
  });
  server.requestTimeout = limits.seconds * 1000;
  server.headersTimeout = Math.min(10, limits.seconds) * 1000;
  server.maxHeadersCount = 100;
  // Of a connection, each request that is not over listens to its end.
  server.on("connection", (socket) => socket.setMaxListeners(0));
  server.maxConnections = Math.max(FEWEST_CONNECTIONS, 4 * limits.requests);
  return server;
};

/** Milliseconds between looks for requests that take too long; those of Node are half a minute, which would be added. */
const CHECKING = 1000;

/** Browsers open several for a page, and keep them a while. */
const FEWEST_CONNECTIONS = 64;

/** The path of a request, which may have the whole address. */
const pathOf = (url: string): string => {
  if (url.startsWith("/")) return url.split("?", 1)[0]!;
  if (URL.canParse(url)) return new URL(url).pathname;
  throw new RequestError(400, `expected a path, such as /predict, but received ${url}`);
};

/** Calls a function once, when a response is read to the end, or nobody is there to read it. */
const whenOver = ({ socket }: IncomingMessage, response: ServerResponse, call: () => void): void => {
  let isOver = false;
  const over = () => {
    response.off("close", over);
    socket.off("close", over);
    // Both may be told at once.
    if (!isOver) call();
    isOver = true;
  };
  response.on("close", over);
  // A response that waits for the one before it does not hear of it.
  socket.on("close", over);
};

/** When a response takes more, or is closed. */
const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.on("drain", done);
    response.on("close", done);
  });
