import { experiments, type RegressionResult } from "@gd/experiments";
import { referenceInterpreter } from "@gd/tensor";
import { expect, type Locator, type Page, test } from "@playwright/test";

const TITLES = { stochastic: "Stochastic", momentum: "Momentum", "gradient-descent": "Vanilla" } as const;

const complaints: string[] = [];
test.beforeEach(({ page }) => {
  complaints.length = 0;
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
});
test.afterEach(() => expect(complaints).toEqual([]));

const open = async (page: Page, settings = ""): Promise<void> => {
  await page.goto(`#/descent${settings && `?${settings}`}`);
  await expect(page.getByRole("heading", { name: "Descent", level: 1 })).toBeVisible();
  await expect(costs(page)).toBeVisible();
};
const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();
const racer = (page: Page, title: string): Locator =>
  page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: title, exact: true }) });
const figure = (page: Page, title: string, name: string): Locator =>
  racer(page, title)
    .locator("dl > div")
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByRole("definition");
const costs = (page: Page): Locator => page.getByRole("region", { name: "Cost" }).getByRole("img");
const path = (page: Page): Locator => page.getByRole("region", { name: "Path of two weights" }).getByRole("img");
const rule = (page: Page): Locator => page.getByRole("region", { name: "The rule at work" });
const ended = (page: Page): Promise<void> =>
  expect(page.getByRole("button", { name: "Play again" })).toBeVisible({ timeout: 20_000 });

test("the race ends where the document's descents ended, and says why", async ({ page }) => {
  await open(page, "speed=1000");
  await press(page, "Play");
  await ended(page);

  await expect(figure(page, "Vanilla", "stopped at")).toHaveText("141");
  await expect(figure(page, "Vanilla", "cost")).toHaveText("4,998.94");
  await expect(figure(page, "Vanilla", "the document")).toHaveText("141 · 4,998.94");
  await expect(racer(page, "Vanilla")).toContainText("Converged by the document's rule");
  await expect(figure(page, "Exponential decay", "stopped at")).toHaveText("83");
  await expect(figure(page, "Exponential decay", "cost")).toHaveText("10,958.85");
  await expect(racer(page, "Exponential decay")).toContainText("The bottom is not near: the rate has faded");
  await expect(costs(page)).toHaveAccessibleName(
    /Vanilla stopped at iteration 141 with 4,998\.94 \(the document ended at iteration 141/,
  );
  await expect(page.getByText(/Vanilla has stopped at iteration 141\./)).toBeAttached();
});

test("figures and hashes of a seed are those of the program", async ({ page }) => {
  const result = await regressionOf(7);
  await open(page, "seed=7&speed=1000");
  await press(page, "Play");
  await ended(page);
  for (const [name, title] of Object.entries(TITLES)) {
    const variant = result.variants.find((variant) => variant.name === name)!;
    await expect(figure(page, title, "stopped at")).toHaveText(variant.iteration.toLocaleString("en-US"));
    const hash = racer(page, title).getByRole("button", { name: /Copy the weights' hash/ });
    await expect(hash).toContainText(variant.weightsHash.slice(0, 12));
    await expect(hash).toHaveAttribute("title", variant.weightsHash);
  }

  await page.getByLabel("Draw batches with replacement").check();
  await press(page, "Reset race");
  await press(page, "Play");
  await ended(page);
  await expect(figure(page, "Stochastic", "weights hash").getByRole("button")).toHaveAttribute(
    "title",
    result.withReplacement[0]!.weightsHash,
  );
});

test("single steps by keyboard, with the numbers in the rule", async ({ page }) => {
  await open(page);
  await expect(rule(page)).toContainText("0 − 0.396 · 0.8362 = −0.3311");
  await page.getByRole("button", { name: "Step" }).focus();
  await page.keyboard.press("Enter");
  await expect(figure(page, "Vanilla", "iteration")).toHaveText("1");
  await expect(figure(page, "Vanilla", "cost")).toHaveText("16,175.20");
  await expect(racer(page, "Vanilla")).toContainText("The last iteration lowered the cost by 6,031.");
  await expect(path(page)).toHaveAccessibleName(/Vanilla is at −0\.10, −0\.33/);
  await expect(rule(page)).toContainText("iteration 1");

  await page.keyboard.press("Space");
  await expect(figure(page, "Momentum", "iteration")).toHaveText("2");
  await rule(page).getByLabel("Racer").selectOption("Momentum");
  await expect(rule(page)).toContainText("v₃ ← γ v₃ + η g₃");
  await expect(rule(page)).toContainText("0.222 · ");
  await page.getByLabel("Weights of the path").selectOption("w₀ and w₁");
  await expect(rule(page)).toContainText("v₀ ← γ v₀ + η g₀");

  await press(page, "Reset race");
  await expect(figure(page, "Momentum", "iteration")).toHaveText("0");
  await expect(racer(page, "Momentum")).toContainText("At the start: all weights are 0.");
});

test("a rule that changes wakes a racer that has stopped far away", async ({ page }) => {
  await open(page, "speed=1000&racers=exponential-decay");
  await press(page, "Play");
  await ended(page);
  await page.getByRole("slider", { name: "Decay k" }).focus();
  await page.keyboard.press("Home");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await expect(figure(page, "Exponential decay", "iteration")).toHaveText("84");
  await press(page, "Play");
  await ended(page);
  await expect(racer(page, "Exponential decay")).toContainText("Converged by the document's rule");
  await expect(page).toHaveURL(/decay=0(&|$)/);
  await press(page, "The notebook's numbers");
  await expect(page).not.toHaveURL(/decay=/);
});

test("slow enough to watch, paused at once, and made faster", async ({ page }) => {
  await open(page, "speed=4");
  await press(page, "Play");
  await page.waitForTimeout(1500);
  await press(page, "Pause");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  const iteration = Number(await figure(page, "Adam", "iteration").textContent());
  expect(iteration).toBeGreaterThanOrEqual(3);
  expect(iteration).toBeLessThanOrEqual(9);
  await page.waitForTimeout(600);
  await expect(figure(page, "Adam", "iteration")).toHaveText(String(iteration));
  await press(page, "Play");
  await page.getByRole("slider", { name: "Speed" }).focus();
  await page.keyboard.press("End");
  await expect(page.getByText("as fast as possible")).toBeVisible();
  await ended(page);
});

test("a learning rate that diverges, a wrong seed and an empty race get sentences", async ({ page }) => {
  await open(page, "learningRate=3.96&speed=1000&racers=gradient-descent adam");
  await press(page, "Play");
  await ended(page);
  await expect(racer(page, "Vanilla")).toContainText(
    "its numbers are no longer finite. Above a learning rate of 0.9774",
  );

  await page.getByLabel("Seed").fill("1.5");
  await expect(page.getByRole("alert")).toHaveText("A seed is a whole number from 0 to 4294967295.");
  await page.getByLabel("Seed").fill("12");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page).toHaveURL(/seed=12/);
  await expect(figure(page, "Vanilla", "iteration")).toHaveText("0");

  await page.getByRole("checkbox", { name: "Vanilla" }).uncheck();
  await page.getByRole("checkbox", { name: "Adam" }).uncheck();
  await expect(page.getByText("Choose at least one racer.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Momentum" }).check();
  await expect(figure(page, "Momentum", "iteration")).toHaveText("0");
});

test("a reloaded link shows the same", async ({ page }) => {
  await open(page);
  await page.getByLabel("Seed").fill("5");
  await page.getByRole("checkbox", { name: "Adam" }).uncheck();
  await page.getByLabel("Curves show").selectOption("the cost above the lowest");
  await page.getByLabel("Other weights in the contours").selectOption("values of Vanilla");
  await page.getByRole("slider", { name: "Batch size" }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("slider", { name: "Speed" }).focus();
  await page.keyboard.press("End");
  const seen = async () => {
    await press(page, "Play");
    await ended(page);
    return page.getByRole("main").ariaSnapshot();
  };
  const first = await seen();
  expect(first).toContain("32 rows");
  await page.reload();
  await expect(costs(page)).toBeVisible();
  expect(await seen()).toBe(first);
});

test("a place on the map of rates and momenta is chosen by keyboard", async ({ page }) => {
  await open(page, "learningRate=0.396&momentum=0.9");
  const map = page.getByRole("application", { name: /^Learning rate from left to right/ });
  const said = page.getByRole("status").filter({ hasText: /^Rate .*, momentum .*: / });
  await map.focus();
  await expect(said).toHaveText(/^Rate 0\.4\d+, momentum 0\.8\d+: (straight|swinging)/);
  const before = await said.textContent();
  await page.keyboard.press("ArrowRight");
  await expect(said).not.toHaveText(before!);
  for (let i = 0; i < 30; i++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("End");
  await expect(said).toHaveText(/diverging$/);
  const [, rate] = /^Rate (\S+),/.exec((await said.textContent())!)!;
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`learningRate=${rate}`));
  await expect(map).toBeFocused();
});

test("on a narrow screen, the buttons of the race stay in sight", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, "speed=1000");
  await press(page, "Play");
  await ended(page);
  await expect(page.getByRole("button", { name: "Play again" })).toBeInViewport();
});

/** What the program `gd` computes for a seed. */
const regressionOf = async (seed: number): Promise<RegressionResult> => {
  const experiment = experiments.find(({ id }) => id === "regression")!;
  const run = experiment.run({
    interpreterIn: (dtype) => referenceInterpreter({ dtype }),
    seed,
    digits: () => Promise.reject(new Error("not needed")),
  });
  let next = await run.next();
  while (!next.done) next = await run.next();
  const { result } = next.value;
  if (!isRegression(result)) throw new Error("another experiment");
  return result;
};
const isRegression = (result: object): result is RegressionResult =>
  "variants" in result && "withReplacement" in result;
