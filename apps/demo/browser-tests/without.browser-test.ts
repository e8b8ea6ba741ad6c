import { expect, type Page, test } from "@playwright/test";

/** Vanilla descends to where the document ended. */
const race = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Play" }).click();
  await expect(page.getByText(/Vanilla has stopped at iteration 141\./)).toBeAttached({ timeout: 30_000 });
};

test("without WebAssembly the page says so, and computes the same", async ({ page }) => {
  await page.route(/descent-worker/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `delete globalThis.WebAssembly;\n${await response.text()}` });
  });
  await page.goto("#/descent?speed=1000");
  await expect(page.getByText("Runs on plain JavaScript, float64: there is no WebAssembly here.")).toBeVisible();
  await race(page);
});

test("a worker that dies is reported in a sentence, and can be started again", async ({ page }) => {
  await page.route(/descent-worker/, (route) => route.abort());
  await page.goto("#/descent?speed=1000");
  await expect(page.getByRole("alert")).toContainText("The computation has stopped");
  await page.unroute(/descent-worker/);
  await page.getByRole("button", { name: "Start again" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await race(page);
});

test("a browser without workers is told so, and the room that needs none works", async ({ page }) => {
  await page.addInitScript("delete globalThis.Worker");
  await page.goto("#/vanishing");
  await expect(page.getByRole("alert")).toContainText("The worker could not be started");
  await page.getByRole("link", { name: "By hand" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText(/^1 of 36 · forward/)).toBeVisible();
});
