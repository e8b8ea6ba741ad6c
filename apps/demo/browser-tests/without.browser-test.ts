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

test("whoever presses Play after a worker has died gets another", async ({ page }) => {
  await page.route(/descent-worker/, (route) => route.abort());
  await page.goto("#/descent?speed=1000");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("The computation has stopped");
  await page.getByRole("button", { name: "Play" }).click();
  await expect(alert).toContainText("The computation has stopped");
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  await page.unroute(/descent-worker/);
  await race(page);
  await expect(alert).toHaveCount(0);
});

test("a browser without workers is told so, and the room that needs none works", async ({ page }) => {
  await page.addInitScript("delete globalThis.Worker");
  await page.goto("#/vanishing");
  await expect(page.getByRole("alert")).toContainText("The worker could not be started");
  await page.getByRole("link", { name: "By hand" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText(/^1 of 36 · forward/)).toBeVisible();
});

test("a room or lesson that could not be loaded is loaded when the visitor tries again", async ({ page }) => {
  const parts = /(vanishing-room|step-lesson)-.*\.js/;
  await page.goto("#/by-hand");
  for (const [address, there] of [
    ["#/vanishing", "Network"],
    ["#/lessons/step", "Try it"],
  ] as const) {
    await page.route(parts, (route) => route.fulfill({ status: 404 }));
    await page.goto(address);
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
    await page.unroute(parts);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("heading", { name: there, exact: true })).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
});

test("digits that are not where they should be get a sentence, and are fetched when the visitor starts again", async ({
  page,
}) => {
  const files = /(model|training|test)-?\w*-.*\.(bin|json)$/;
  for (const [answer, sentence] of [
    [{ status: 404 }, "The digits could not be fetched: 404"],
    [{ status: 200, contentType: "text/html", body: "<!doctype html>" }, "the host sent a page in place of a file."],
  ] as const) {
    await page.route(files, (route) => route.fulfill(answer));
    await page.goto("./#/descent");
    await page.goto("./#/digits");
    await page.reload();
    await expect(page.getByRole("alert")).toContainText(sentence);
    await page.unroute(files);
    await page.getByRole("button", { name: "Start again" }).click();
    await expect(page.getByText(/^read by the packed model/)).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
});

test("a page that was opened from a folder says what to do", async ({ page }) => {
  const said = page.getByText("This page has not started.");
  await page.goto(new URL("../dist/index.html", import.meta.url).href);
  await expect(said).toBeVisible({ timeout: 10_000 });
  await page.goto("./");
  await expect(page.getByRole("heading", { name: "Descent" })).toBeVisible();
  await expect(said).toHaveCount(0);
});
