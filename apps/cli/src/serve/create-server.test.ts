import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import type { TableModel } from "../model/open-model.js";
import type { AnswerRows } from "./answer-rows.js";
import { createServer } from "./create-server.js";
import { defaultLimits, mostRows, type ServeLimits } from "./serve-limits.js";

const classes = Array.from({ length: 400 }, (_, i) => `class ${i}`);
const model = {
  file: "m.safetensors",
  features: { version: 1, columns: [], ignored: [], notes: [] },
  target: { version: 1, kind: "class", column: "y", classes },
} as unknown as TableModel;
const probabilities = Object.fromEntries(classes.map((name, i) => [name, i / 1_000_000_007]));
const inParts: AnswerRows = function* (rows) {
  for (const _ of rows) yield [{ class: "class 0", probabilities }];
};

let server: Server;
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

/** More for each row than what a connection keeps on its way to somebody who does not read. */
const long = { class: "x".repeat(2 ** 24), probabilities: {} };
const longAnswers: AnswerRows = (rows) => rows.map(() => [long]);

const listen = async (limits: Partial<ServeLimits> = {}, answer: AnswerRows = inParts): Promise<number> => {
  server = createServer(model, answer, { ...defaultLimits, ...limits }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

const post = (rows: number): string => {
  const body = JSON.stringify(Array.from({ length: rows }, () => ({})));
  return `POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
};

/** All that comes for a text, until the connection ends. */
const said = async (client: Socket): Promise<string> => {
  let answer = "";
  client.on("data", (chunk) => {
    answer += String(chunk);
  });
  await once(client, "close");
  return answer;
};

const predict = (port: number, rows: number) =>
  fetch(`http://127.0.0.1:${port}/predict`, {
    method: "POST",
    body: JSON.stringify(Array.from({ length: rows }, () => ({}))),
  });

test("a request that does not arrive in time is ended soon after it", { timeout: 10_000 }, async () => {
  const client = connect(await listen({ seconds: 1 }), "127.0.0.1");
  client.write("POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
  expect(await said(client)).toMatch(/^HTTP\/1\.1 408 /);
});

test.each(["//", "/\\", "http://[", "*", "/%", "/predict/"])("GET %s is the fault of who asks", async (path) => {
  const client = connect(await listen(), "127.0.0.1");
  client.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  expect(await said(client)).toMatch(/^HTTP\/1\.1 4\d\d /);
});

test("a whole address is a path, too", async () => {
  const client = connect(await listen(), "127.0.0.1");
  client.write("GET http://x/health?now HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  expect(await said(client)).toMatch(/^HTTP\/1\.1 200 /);
});

test("of many classes, a request has fewer rows, and so many are answered", async () => {
  const port = await listen();
  const most = mostRows(model.target, defaultLimits);
  expect(most).toBeLessThan(400);
  const response = await predict(port, most);
  expect(response.status).toBe(200);
  expect(((await response.json()) as { answers: unknown[] }).answers.length).toBe(most);
  const refused = await predict(port, most + 1);
  expect(refused.status).toBe(413);
  expect(await refused.text()).toContain(`at most ${most} rows, and there are ${most + 1}`);
});

/** The status of a request, whose answer is read. */
const statusOf = async (port: number): Promise<number> => {
  const response = await predict(port, 1);
  await response.text();
  return response.status;
};

const eventually = (port: number, status: number) =>
  vi.waitFor(async () => expect(await statusOf(port)).toBe(status), { timeout: 5000, interval: 100 });

test("a request counts until its answer is read, which has to be soon", { timeout: 20_000 }, async () => {
  const port = await listen({ requests: 2, seconds: 2, answerBytes: 2 ** 26 }, longAnswers);
  const silent = [0, 1].map(() => connect(port, "127.0.0.1").pause());
  for (const client of silent) client.on("error", () => {}).write(post(1));
  await eventually(port, 503);
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  await eventually(port, 200);
  for (const client of silent) client.destroy();
});

test("requests that wait behind another count no more when their connection ends", { timeout: 20_000 }, async () => {
  const port = await listen({ requests: 4, answerBytes: 2 ** 26 }, longAnswers);
  const client = connect(port, "127.0.0.1").pause();
  client.write(post(1).repeat(4));
  await eventually(port, 503);
  client.destroy();
  await eventually(port, 200);
  const all = [200, 200, 200, 200];
  expect(await Promise.all(all.map(() => statusOf(port)))).toEqual(all);
});
