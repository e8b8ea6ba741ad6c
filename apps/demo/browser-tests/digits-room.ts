import { expect, type Locator, type Page, test } from "@playwright/test";
import type { WrittenDigit } from "./digit-strokes.js";

/** In each test of a file: no error, no warning, and no request to another host. */
export const watchPage = (): void => {
  let said: string[];
  let hosts: Set<string>;
  test.beforeEach(({ page }) => {
    said = [];
    hosts = new Set();
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) said.push(message.text());
    });
    page.on("pageerror", (error) => said.push(error.message));
    page.on("request", (request) => {
      const { protocol, host } = new URL(request.url());
      if (protocol !== "data:") hosts.add(host);
    });
  });
  test.afterEach(() => {
    expect(said).toEqual([]);
    expect(hosts.size).toBeLessThanOrEqual(1);
  });
};

/** Opens the Digits room, and waits until the packed model is there. */
export const open = async (page: Page, query = ""): Promise<void> => {
  await page.goto(`./#/digits${query && `?${query}`}`);
  await expect(page.getByText(/^read by the packed model/)).toBeVisible();
};
export const panel = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });
/** What is read. */
export const answer = (page: Page): Locator => panel(page, "Draw a digit").getByRole("status");

/** Draws with the mouse. */
export const draw = async (page: Page, digit: WrittenDigit): Promise<void> => {
  const pad = page.getByRole("img", { name: /drawing/i });
  const { x, y, width, height } = (await pad.boundingBox())!;
  for (const line of digit) {
    const points = line.map(([across, down]) => [x + (across / 100) * width, y + (down / 100) * height] as const);
    await page.mouse.move(...points[0]!);
    await page.mouse.down();
    for (const point of points) await page.mouse.move(...point);
    await page.mouse.up();
  }
};
