import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "vitest";
import type { TableModel } from "../model/open-model.js";
import { createServer } from "./create-server.js";
import { defaultLimits } from "./serve-limits.js";

test("a request that does not arrive in time is ended soon after it", { timeout: 10_000 }, async () => {
  const model = {
    file: "m.safetensors",
    features: { version: 1, columns: [], ignored: [], notes: [] },
    target: { version: 1, kind: "class", column: "y", classes: ["red", "blue"] },
  } as unknown as TableModel;
  const server = createServer(model, () => [], { ...defaultLimits, seconds: 1 }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  client.write("POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
  let answer = "";
  client.on("data", (chunk) => {
    answer += String(chunk);
  });
  await once(client, "close");
  server.close();
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
});
