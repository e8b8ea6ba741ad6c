import { once } from "node:events";
import { chromiumArguments, findChromium } from "@gd/tooling/find-chromium";
import { type Browser, chromium, type Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { server } from "../src/pages.js";

let browser: Browser;
let page: Page;
const failures: string[] = [];

beforeAll(async () => {
  if (!server.listening) await once(server, "listening");
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  page = await browser.newPage();
  page.on("pageerror", (error) => failures.push(String(error)));
});
afterAll(async () => {
  await browser.close();
  server.close();
  expect(failures).toEqual([]);
});

const outputOf = async (name: string, expected: RegExp): Promise<string> => {
  await page.goto(`http://127.0.0.1:8080/${name}`);
  const output = page.locator("output", { hasText: expected });
  await output.waitFor();
  return (await output.textContent()) ?? "";
};

test("a plain script trains in the page", async () => {
  expect(Number.parseFloat(await outputOf("plain.html", /right$/))).toBeGreaterThan(95);
});

test("a worker trains, and tells the page of each epoch and of its answer", async () => {
  // Every text is kept as it is shown: a fast machine ends the training before anything could be seen in between.
  const shown: (string | null)[] = [];
  await page.exposeFunction("keep", (text: string | null) => shown.push(text));
  await page.addInitScript(() => {
    const keepTexts = (records: MutationRecord[]) => {
      for (const { target } of records) {
        if (target instanceof HTMLOutputElement) Reflect.get(window, "keep")(target.textContent);
      }
    };
    new MutationObserver(keepTexts).observe(document, { childList: true, subtree: true });
  });
  const answer = await outputOf("worker.html", /^sin/);
  expect(shown.filter((text) => text?.includes("after epoch")).length).toBeGreaterThan(0);
  expect(Number(answer.replace("sin(1) ≈ ", ""))).toBeCloseTo(Math.sin(1), 1);
});
