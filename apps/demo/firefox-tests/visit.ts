import type { Browser, Page } from "puppeteer-core";

/** A page, as a visitor uses it, and what it complained about. */
export interface Visit {
  readonly page: Page;
  /** Errors and warnings so far. */
  readonly complaints: readonly string[];
  /** Opens an address of the page in a fresh load, and waits until the room is there. */
  open(address: string): Promise<void>;
  /** Presses the button of this name, once it is there. */
  press(name: string): Promise<void>;
  /** Waits until an element's text matches, and returns it. */
  text(selector: string, expected?: RegExp): Promise<string>;
  /** The titles or texts of all elements that there are. */
  all(selector: string, attribute?: "title"): Promise<readonly string[]>;
}

/** So long may anything take on a busy machine, in milliseconds. */
const PATIENCE = 60_000;

/** A visit to the page at a host. */
export const visit = async (browser: Browser, host: string): Promise<Visit> => {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  const wait = { timeout: PATIENCE, polling: 50 } as const;
  return {
    page,
    complaints,
    async open(address) {
      await page.goto("about:blank");
      await page.goto(`${host}#/${address}`);
      await page.waitForFunction(() => document.querySelector("main h1") !== null, wait);
    },
    async press(name) {
      const found = await page.waitForFunction(
        (name) =>
          [...document.querySelectorAll("button")].find(
            (button) => (button.getAttribute("aria-label") ?? button.textContent).trim() === name,
          ),
        wait,
        name,
      );
      await page.evaluate((button) => button?.click(), found);
    },
    async text(selector, expected = /\S/) {
      const found = await page.waitForFunction(
        (selector, source) => {
          const text = document.querySelector(selector)?.textContent ?? "";
          return new RegExp(source).test(text) && text;
        },
        wait,
        selector,
        expected.source,
      );
      return String(await found.jsonValue());
    },
    all: (selector, attribute) =>
      page.$$eval(
        selector,
        (found, attribute) => found.map((one) => (attribute ? one.getAttribute(attribute) : one.textContent) ?? ""),
        attribute,
      ),
  };
};
