import { readFileSync } from "node:fs";
import { loadModel } from "@gd/models";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { WRITERS } from "./digit-strokes.js";
import { answer, draw, panel, watchPage } from "./digits-room.js";

watchPage();

const room = (page: Page, name: string): Locator =>
  page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name, exact: true });
const slider = (page: Page, name: string): Locator => page.getByRole("slider", { name });
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const iteration = async (page: Page): Promise<number> =>
  Number(await panel(page, "Racers").getByRole("definition").first().textContent());

for (const address of ["./", "./#/", "./#/nonsense?x=1"]) {
  test(`settings are in the address of a page that was opened at ${address}`, async ({ page }) => {
    await page.goto(address);
    await slider(page, "Learning rate").press("End");
    await expect(page).toHaveURL(/#\/descent\?learningRate=3\.96$/);
    await page.reload();
    await expect(slider(page, "Learning rate")).toHaveAttribute("aria-valuetext", "3.96");
    await room(page, "Descent").click();
    await expect(slider(page, "Learning rate")).toHaveAttribute("aria-valuetext", "3.96");
  });
}

test("a slider that is moved a thousand times leaves its last value in the address", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.goto("./#/descent");
  await slider(page, "Momentum").evaluate(async (input: HTMLInputElement) => {
    for (let i = 0; i < 1000; i++) {
      input.value = String((i % 90) / 100);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      if (i % 10 === 0) await new Promise(requestAnimationFrame);
    }
    input.value = "0.42";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await expect(page).toHaveURL(/momentum=0\.42$/);
  // Chromium would have told of navigations that it throttles; others throw.
  expect(said).toEqual([]);
});

test("a room that one comes back to is as it was left: settings and run, playing or not", async ({ page }) => {
  await page.goto("./#/descent?learningRate=0.1");
  await button(page, "Step").click();
  await button(page, "Step").click();
  await expect.poll(() => iteration(page)).toBe(2);
  await room(page, "By hand").click();
  await button(page, "Next").click();
  await room(page, "Descent").click();
  await expect(slider(page, "Learning rate")).toHaveAttribute("aria-valuetext", "0.1");
  expect(await iteration(page)).toBe(2);

  await button(page, "Play").click();
  await expect.poll(() => iteration(page)).toBeGreaterThan(5);
  await room(page, "By hand").click();
  await expect(page.getByText(/^1 of 36 · forward/)).toBeVisible();
  const left = Date.now();
  await page.waitForTimeout(1500);
  await page.goBack();
  await expect(button(page, "Pause")).toBeVisible();
  const back = await iteration(page);
  // It waited: at 20 iterations a second it would have come further.
  expect(back).toBeLessThan(5 + (20 * (Date.now() - left)) / 1000 / 2);
  await expect.poll(() => iteration(page)).toBeGreaterThan(back);
});

test("a link for a class leaves out what the teacher chose, and an iframe has one figure", async ({ page }) => {
  await page.goto("./#/descent?learningRate=0.1");
  await button(page, "Share …").click();
  const dialog = page.getByRole("dialog", { name: "Share Descent" });
  await dialog.getByText("For a class").click();
  for (const name of ["View", "Decay k", "Links to the rooms", "Copy link and Share"]) {
    await dialog.getByRole("checkbox", { name, exact: true }).uncheck();
  }
  const link = await dialog.getByLabel("Link to this view").inputValue();
  await dialog.getByLabel("Figure", { exact: true }).selectOption("Cost");
  const html = await dialog.getByLabel("HTML", { exact: true }).inputValue();
  await page.keyboard.press("Escape");
  await expect(button(page, "Share …")).toBeFocused();

  await page.goto(link);
  await page.reload();
  await expect(slider(page, "Learning rate")).toHaveAttribute("aria-valuetext", "0.1");
  await expect(slider(page, "Decay k")).toHaveCount(0);
  await expect(panel(page, "View")).toHaveCount(0);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await slider(page, "Momentum").press("End");
  expect(page.url()).toContain("hide=");

  await page.setContent(`<main>${html}</main>`);
  const frame = page.frameLocator("iframe[title='Descent: Cost']");
  await expect(frame.getByRole("region", { name: "Cost" })).toBeVisible();
  await frame.getByRole("button", { name: "Step" }).click();
  await expect(frame.getByRole("img", { name: /Vanilla is at iteration 1/ })).toBeVisible();
  await expect(frame.getByRole("slider")).toHaveCount(0);
});

for (const [width, height] of [
  [360, 740],
  [768, 1024],
] as const) {
  test(`at ${width} px the rules can be moved with the curve in sight`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("./#/descent");
    for (const name of ["Learning rate", "Momentum", "Batch size"]) {
      await slider(page, name).scrollIntoViewIfNeeded();
      await expect(slider(page, name)).toBeInViewport({ ratio: 1 });
      await expect(panel(page, "Cost").getByRole("img")).toBeInViewport({ ratio: 0.9 });
    }
  });
}

test("a trained model survives a reload, and is taken along as a file of `gd`", async ({ page }, info) => {
  await page.goto("./#/digits?hidden=16&epochs=1");
  await draw(page, WRITERS.round[2]!);
  await button(page, "Play").click();
  await expect(button(page, "Play again")).toBeVisible({ timeout: 20_000 });
  const said = (await answer(page).textContent())!;
  await room(page, "Vanishing").click();
  await room(page, "Digits").click();
  await expect(answer(page)).toHaveText(said);
  await page.reload();
  await expect(page.getByText(/^read by your model, 784-16-10/)).toBeVisible();
  await expect(answer(page)).toHaveText(said);

  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Download").click()]);
  expect(download.suggestedFilename()).toBe("digits-784-16-10.model.safetensors");
  const path = info.outputPath("taken");
  await download.saveAs(path);
  const { model, target } = loadModel(readFileSync(path));
  expect([model.inputShape, target!.kind]).toEqual([[28, 28, 1], "class"]);

  await button(page, "Reset training").click();
  await expect(page.getByText(/^read by the packed model/)).toBeVisible();
  await panel(page, "Model file").locator("input").setInputFiles(path);
  await expect(page.getByText("read by taken")).toBeVisible();
  await expect(answer(page)).toHaveText(said);
  await button(page, "Close file").click();
  await expect(page.getByText(/^read by the packed model/)).toBeVisible();
  await expect(button(page, "Close file")).toBeFocused();
});
