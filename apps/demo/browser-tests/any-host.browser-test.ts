import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, type Response, test } from "@playwright/test";
import { ROOMS } from "../src/rooms/rooms.js";

const FOLDER = "/any/folder/";
/**
 * Of JavaScript and CSS for opening a room, gzipped. A third of it are kernels. The doctor in Vanishing takes 37 kB, and to open
 * model files of any layers in Digits 11. A chunk of packages that rooms and lessons share is up to 26 kB larger than each needs.
 */
const MOST_BYTES = 240_000;
const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

let host: Server;
let address: string;

/** A host that has the built files in a folder, and does not isolate pages. */
test.beforeAll(async () => {
  const built = fileURLToPath(new URL("../dist/", import.meta.url));
  host = createServer(async ({ url = "" }, answer) => {
    const { pathname } = new URL(url, "http://host");
    const file = pathname.slice(FOLDER.length) || "index.html";
    const content = pathname.startsWith(FOLDER) && (await readFile(built + file).catch(() => false as const));
    answer.writeHead(content ? 200 : 404, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
    answer.end(content || "");
  });
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(host.address() as AddressInfo).port}${FOLDER}`;
});
test.afterAll(() => void host.close());

for (const { id, title } of ROOMS) {
  test(`${title} opens from a folder of any host, asks no other host, and is small`, async ({ page }) => {
    const responses: Response[] = [];
    const said: string[] = [];
    page.on("response", (response) => void responses.push(response));
    page.on("console", (message) => void said.push(message.text()));
    page.on("pageerror", (error) => void said.push(error.message));
    await page.goto(`${address}#/${id}`);
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    // By hand, there is no worker, and without a table neither.
    if (id === "by-hand") await expect(page.getByRole("button", { name: "Next" })).toBeVisible();
    else if (id === "lessons") await expect(page.getByRole("link", { name: "Begin" })).toBeVisible();
    else if (id === "table") await expect(page.getByText("Choose a table …")).toBeVisible();
    else await expect(page.getByText(/^Runs on WebAssembly, float\d\d, 1 thread\.$/)).toBeVisible();

    expect(responses.filter((response) => !response.url().startsWith(address) || response.status() !== 200)).toEqual(
      [],
    );
    expect(said).toEqual([]);
    let bytes = 0;
    for (const response of responses.filter((response) => /\.(js|css)$/.test(response.url()))) {
      bytes += gzipSync(await response.body()).length;
    }
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });
}
