import { expect, type Page, test } from "@playwright/test";

const open = async (page: Page, query = ""): Promise<void> => {
  await page.goto(`/#/playground${query}`);
  await expect(page.getByRole("heading", { name: "Network" })).toBeVisible();
};
const epoch = async (page: Page): Promise<number> =>
  Number(((await page.locator(".playground-numbers dd").first().textContent()) ?? "").replaceAll(",", ""));
const answers = (page: Page) => page.getByRole("img", { name: /points to learn from/ });

test("a network learns while its layers, weights and points change, and the link says it all", async ({ page }) => {
  await open(page, "?data=circles&speed=200&hidden=4");
  await expect(page.getByText("nothing has been learned yet. Press Play.").first()).toBeVisible();
  await page.getByRole("button", { name: "Play" }).click();
  await expect(page.locator(".finding")).toContainText("Nothing is wrong: it answers", { timeout: 20_000 });
  const learned = await epoch(page);

  await page.getByRole("button", { name: "Add a unit to layer 1" }).click();
  await page.getByRole("button", { name: "Add a hidden layer" }).click();
  await expect(page.getByRole("button", { name: "Layer 2, unit 5" })).toBeVisible();
  expect(await epoch(page)).toBeGreaterThanOrEqual(learned);
  await expect(page).toHaveURL(/hidden=5-5/);

  // A number that is edited does not move meanwhile.
  await page.getByRole("button", { name: "Layer 2, unit 1" }).click();
  const weight = page.getByLabel("weight of unit 3", { exact: true });
  await weight.focus();
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  await weight.fill("2.5");
  await weight.blur();
  await expect(weight).toHaveValue("2.500");
  await page.reload();
  await expect(page.getByRole("button", { name: "Layer 2, unit 5" })).toBeVisible();
});

test("points are drawn with the keyboard and with a finger, and are in the link", async ({ page }) => {
  await open(page, "?data=drawn&validation=0");
  await expect(page.locator(".finding")).toHaveText("There are no points to learn from. Draw some.");
  const pad = page.getByRole("application");
  await pad.focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("class 2").check();
  const { x, y, width } = (await pad.boundingBox())!;
  await page.mouse.click(x + 0.25 * width, y + 0.25 * width);
  await expect(answers(page)).toHaveAccessibleName(/^2 points to learn from/);
  await page.reload();
  await expect(answers(page)).toHaveAccessibleName(/^2 points to learn from/);
});

test("a table is read beside the page, and one that has no plane gets a sentence", async ({ page }) => {
  const choose = (name: string, content: string) =>
    page.setInputFiles("input[type=file]", { name, mimeType: "text/csv", buffer: Buffer.from(content) });
  await open(page, "?data=table&validation=0");
  await choose("points.csv", "x,y,kind\n1,2,a\n3,1,b\n2,2,a\n");
  await expect(answers(page)).toHaveAccessibleName(/^3 points to learn from/);
  await page.getByLabel("To tell from them").selectOption("x");
  await expect(answers(page)).toHaveAccessibleName(/^3 points to learn from/);
  expect(page.workers().filter((worker) => worker.url().includes("plane-worker"))).toHaveLength(1);
  await choose("words.csv", "x,kind\n1,a\n3,b\n");
  await expect(page.getByRole("alert")).toHaveText(/^words.csv has fewer than two columns of numbers/);
  await choose("broken.csv", 'x,kind\n"1,a\n3,b\n');
  await expect(page.getByRole("alert")).toContainText("expected the end of a quoted cell");
  await page.getByRole("combobox", { name: "Data" }).selectOption("circles");
  await expect.poll(() => page.workers().filter((worker) => worker.url().includes("plane-worker")).length).toBe(0);
});
