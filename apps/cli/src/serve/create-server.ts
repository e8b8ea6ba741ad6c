import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { errorLine } from "../error-line.js";
import type { TableModel } from "../model/open-model.js";
import { type AnswerRows, answerBody } from "./answer-rows.js";
import { openApi } from "./open-api.js";
import { page } from "./page.js";
import { readBody } from "./read-body.js";
import { RequestError } from "./request-error.js";
import type { ServeLimits } from "./serve-limits.js";

/** A server that answers for rows: POST /predict, a page to try it, and its description. */
export const createServer = (model: TableModel, answer: AnswerRows, limits: ServeLimits): Server => {
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
    try {
      const body = await readBody(request, limits.bytes);
      send(response, 200, "application/json", JSON.stringify(answerBody(body, answer, limits)));
    } finally {
      inProgress--;
    }
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
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
    send(response, 200, ...file);
  };
  const server = createHttpServer({ connectionsCheckingInterval: CHECKING }, (request, response) => {
    respond(request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) return void response.destroy();
      const { status, place } = error instanceof RequestError ? error : { status: 500, place: {} };
      // What of the body has not been read would be taken for the next request.
      if (!request.complete) response.setHeader("Connection", "close");
      send(response, status, "application/json", JSON.stringify({ error: errorLine(error), ...place }));
    });
  });
  server.requestTimeout = limits.seconds * 1000;
  server.headersTimeout = Math.min(10, limits.seconds) * 1000;
  server.maxHeadersCount = 100;
  return server;
};

/** Milliseconds between looks for requests that take too long; those of Node are half a minute, which would be added. */
const CHECKING = 1000;

const send = (response: ServerResponse, status: number, type: string, text: string): void => {
  response.writeHead(status, {
    "Content-Type": type,
    "Content-Length": Buffer.byteLength(text),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
  });
  response.end(text);
};
