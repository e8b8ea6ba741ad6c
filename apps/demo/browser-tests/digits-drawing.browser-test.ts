import { expect, test } from "@playwright/test";
import { WRITERS } from "./digit-strokes.js";
import { answer, draw, open, watchPage } from "./digits-room.js";

watchPage();

test("digits that three people draw are recognized by the packed model", async ({ page }) => {
  await open(page);
  await expect(answer(page)).toHaveText("Nothing to read yet.");
  for (const [writer, digits] of Object.entries(WRITERS)) {
    const right: number[] = [];
    for (const [digit, lines] of digits.entries()) {
      await draw(page, lines);
      await expect(answer(page)).toHaveText(/^\d, /);
      // The answer to the last line may be a frame away.
      const read = answer(page).getByText(String(digit), { exact: true });
      if (
        await read.waitFor({ timeout: 1000 }).then(
          () => true,
          () => false,
        )
      )
        right.push(digit);
      await page.getByRole("button", { name: "Clear" }).click();
      await expect(answer(page)).toHaveText("Nothing to read yet.");
    }
    expect(right.length, `${writer}: ${right}`).toBeGreaterThanOrEqual(8);
  }
});

test("lines are undone one by one, and a link shows the same drawing, choices and answer", async ({ page }) => {
  await open(page);
  const [four] = [WRITERS.upright[4]!];
  await draw(page, four);
  await draw(page, [
    [
      [10, 90],
      [90, 10],
    ],
  ]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("img", { name: "Drawing of 2 lines" })).toBeVisible();
  await expect(answer(page)).toHaveText(/^4, /);
  await page.getByLabel("Layer 2").selectOption("64");
  await page.getByLabel("Optimizer").selectOption("Adam");
  await page.getByLabel("Seed").fill("77");
  await page.getByLabel("Seed").press("Enter");

  const before = { answer: (await answer(page).textContent())!, address: page.url() };
  expect(before.address).toContain("hidden=128-64&optimizer=adam&rate=0.001&seed=77&drawing=");
  await page.reload();
  await expect(answer(page)).toHaveText(before.answer);
  await expect(page.getByRole("img", { name: "Drawing of 2 lines" })).toBeVisible();
  await expect(page.getByLabel("Layer 2")).toHaveValue("64");
  await expect(page.getByLabel("Learning rate")).toHaveAttribute("aria-valuetext", "0.001");
  await expect(page.getByLabel("Seed")).toHaveValue("77");
  expect(page.url()).toBe(before.address);
});

test("without a mouse: choosing a test image, and looking at the most confident mistakes", async ({ page }) => {
  await open(page);
  const next = page.getByRole("button", { name: "Next test image" });
  await next.focus();
  await page.keyboard.press("Enter");
  await expect(answer(page)).toHaveText(/^\d, .* sure\. (Right|Wrong: the label is \d)\.$/);
  const number = page.getByLabel("Or a test image");
  await expect(number).toHaveValue("1");
  await number.fill("1500");
  await number.press("Enter");
  expect(page.url()).toContain("image=1500");
  await number.fill("99999");
  await expect(page.getByText("Choose a whole number from 1 to 2,000.")).toBeVisible();
  expect(page.url()).toContain("image=1500");

  const wrong = page.getByRole("button", { name: /^Test image \d+, read as/ });
  await expect(wrong).toHaveCount(12);
  const name = (await wrong.first().textContent())!;
  const [, place, read, truth] = /Test image (\d+), read as (\d).*is (\d)$/.exec(name)!;
  await wrong.first().focus();
  await page.keyboard.press("Enter");
  await expect(number).toHaveValue(place!);
  await expect(answer(page)).toHaveText(new RegExp(`^${read}, .* sure\\. Wrong: the label is ${truth}\\.$`));
});
