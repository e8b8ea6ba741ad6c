import { once } from "node:events";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { chromiumArguments, findChromium } from "@gd/tooling/find-chromium";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

const site = resolve(import.meta.dirname, "../../../docs/site");
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** The file of an address: as hosts of static files do, with or without its ending. */
const fileOf = (path: string): string | undefined =>
  [path, `${path}.html`, join(path, "index.html")]
    .map((file) => join(site, file))
    .find((file) => existsSync(file) && statSync(file).isFile());

const server = createServer(({ url = "/" }, response) => {
  const file = fileOf(decodeURIComponent(new URL(url, "http://host").pathname));
  if (file === undefined) return void response.writeHead(404).end();
  response.setHeader("Content-Type", TYPES[extname(file)] ?? "application/octet-stream").end(readFileSync(file));
});

let browser: Browser;
let page: Page;
let address: string;
/** What a page should not do: errors, requests to others, and for what there is not. */
let complaints: string[];

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const listening = server.address();
  if (listening === null || typeof listening === "string") throw new Error("expected a port");
  address = `http://127.0.0.1:${listening.port}`;
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
});
afterAll(async () => {
  await browser.close();
  server.close();
});
beforeEach(async () => {
  complaints = [];
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error}`));
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(address)) complaints.push(request.url());
  });
});
afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

test("all links of all pages lead to a file, and to a place in it where they name one", () => {
  const pages = globSync("**/*.html", { cwd: site, exclude: ["demo/**", "reference/**"] });
  expect(pages.length).toBeGreaterThan(150);
  const texts = new Map(pages.map((name) => [join(site, name), readFileSync(join(site, name), "utf8")]));
  const dead = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(/<a [^>]*?href="(\/[^"#]*)?(?:#([^"]*))?"/g)].flatMap(([, path, place]) => {
      const target = path === undefined ? file : fileOf(decodeURIComponent(path));
      const there =
        target !== undefined && (!place || texts.get(target)?.includes(` id="${decodeURIComponent(place)}"`));
      return there ? [] : [`${file.slice(site.length)} → ${path ?? ""}#${place ?? ""}`];
    }),
  );
  expect([...new Set(dead)]).toEqual([]);
});

test.each([
  ["light", 1280],
  ["dark", 400],
] as const)("pages of each kind open in %s, %d wide, and are no wider", async (colorScheme, width) => {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme });
  for (const path of [
    "/",
    "/guides/start",
    "/activations/relu",
    "/layers/",
    "/layers/conv2d",
    "/features",
    "/lessons/",
  ]) {
    await page.goto(`${address}${path}`);
    await page.locator("h1").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
  }
});

test("a program is changed and run in its page", async () => {
  await page.goto(`${address}/activations/relu`);
  await page.getByRole("button", { name: "Change and run it here" }).click();
  const program = page.getByRole("textbox", { name: "Program" });
  await program.fill((await program.inputValue()).replace("[[-2, -0.5, 0, 0.5, 2]]", "[[-2, -0.5, 0, 0.5, 7]]"));
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await expect.poll(() => page.locator("pre.printed").textContent(), { timeout: 10_000 }).toMatch(/0\.5 +7 +\]/);
});

test("the search finds a part without a network", async () => {
  await page.goto(`${address}/`);
  await page.getByRole("button", { name: "Search" }).first().click();
  await page.getByRole("searchbox").fill("nadam");
  await page.locator(".VPLocalSearchBox .result").first().click();
  await page.waitForURL(/optimizers\/nadam/);
});

test("a lesson of the demo is done in its page", async () => {
  await page.goto(`${address}/lessons/momentum`);
  const lesson = page.frameLocator("iframe.lesson");
  await lesson.getByRole("heading", { name: "Try it" }).waitFor();
  await lesson.getByText("Here: straight to the bottom.").waitFor();
  expect(await lesson.getByRole("link", { name: /^Next:/ }).count()).toBe(0);
});
