import { experiments, type PairFigures } from "@gd/experiments";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { test as base, expect, type Page } from "@playwright/test";

/** A page that may not write to the console. */
const test = base.extend({
  page: async ({ page }, use) => {
    const said: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") said.push(message.text());
    });
    page.on("pageerror", (error) => said.push(String(error)));
    await use(page);
    expect(said).toEqual([]);
  },
});

const open = async (page: Page, query = ""): Promise<void> => {
  await page.goto(`/#/vanishing${query}`);
  await expect(page.getByRole("heading", { name: "Your network" })).toBeVisible();
};
const own = (page: Page) => page.getByRole("region", { name: "Your network" });
const original = (page: Page) => page.getByRole("region", { name: "The tutorial's original" });
const finding = (page: Page) => own(page).locator(".finding");
const play = (page: Page) => page.getByRole("button", { name: "Play", exact: true }).click();
const ended = (page: Page) => expect(page.getByRole("button", { name: "Play again" })).toBeVisible({ timeout: 30_000 });
const hashOf = async (page: Page): Promise<string> => {
  const button = own(page).getByRole("button", { name: "Copy the weights' hash" });
  await expect(button).toBeVisible();
  return (await button.getAttribute("title")) ?? "";
};
const iteration = async (page: Page): Promise<number> =>
  Number(((await own(page).locator("dd").first().textContent()) ?? "").replaceAll(",", ""));

/** The figures of an experiment in Node that is stopped after some iterations. */
const figuresOf = async (id: string, seed: number, iterations: number): Promise<PairFigures> => {
  const stopping = new AbortController();
  const run = experiments
    .find((experiment) => experiment.id === id)!
    .run({
      interpreterIn: (dtype) => wasmInterpreter({ dtype }),
      seed,
      signal: stopping.signal,
      digits: () => Promise.reject(new Error("not needed")),
    });
  for (;;) {
    const next = await run.next();
    if (next.done) return next.value.result as PairFigures;
    if (next.value.type === "progress" && next.value.done >= iterations) stopping.abort();
  }
};

test("the original shows gradients of exactly 0 and does not move; sigmoid(0.01 z) makes it move", async ({ page }) => {
  await open(page);
  await expect(finding(page)).toContainText("Nothing can move: every gradient is exactly 0.");
  await play(page);
  await expect.poll(() => iteration(page)).toBeGreaterThan(20);
  await expect(own(page).getByText("all exactly 0")).toHaveCount(3);
  await expect(own(page).getByText("100 % saturated")).toHaveCount(2);
  await expect(own(page).getByText("0.5989")).toBeVisible();

  await page.getByLabel("Activation").selectOption("sigmoid(0.01 z)");
  await expect(finding(page)).toContainText(/It (has hardly begun|stands still)/);
  await expect(own(page).getByText("all exactly 0")).toHaveCount(0);
  const before = await iteration(page);
  await expect.poll(() => iteration(page)).toBeGreaterThan(before);
  await expect(own(page).getByText("0.5989")).toHaveCount(0);
});

test("side by side, what was changed moves and the original does not", async ({ page }) => {
  await open(page);
  await page.getByLabel("Preset").selectOption("T3: sigmoid, glorotUniform");
  await page.getByLabel("Compare with the original").check();
  await play(page);
  await ended(page);
  await expect(finding(page)).toHaveText(
    "Nothing is wrong: after 44 iterations the output agrees with the target to 6 digits.",
  );
  await expect(own(page).getByText("0.67 · target 0.67")).toBeVisible();
  await expect(original(page)).toContainText("Nothing can move: every gradient is exactly 0.");
  await expect(original(page).locator("dd").first()).toHaveText("44");
});

test("its weights have the hash of the experiment in Node, for the seed and iterations of a link", async ({ page }) => {
  const repaired = await figuresOf("scaled-sigmoid", 7, 60);
  await open(page, `?activation=scaled-sigmoid&seed=7&iterations=${repaired.iterations}`);
  await play(page);
  await ended(page);
  expect(await hashOf(page)).toBe(repaired.weightsHash);
  expect(await iteration(page)).toBe(repaired.iterations);

  await page.reload();
  await expect(page.getByLabel("Activation")).toHaveValue("scaled-sigmoid");
  expect(await iteration(page)).toBe(0);
  expect(await hashOf(page)).not.toBe(repaired.weightsHash);
  await play(page);
  await ended(page);
  expect(await hashOf(page)).toBe(repaired.weightsHash);

  const saturated = await figuresOf("vanishing", 7, 50);
  await page.getByLabel("Activation").selectOption("sigmoid(z)");
  await expect(finding(page)).toContainText("Nothing can move");
  expect(await hashOf(page)).toBe(saturated.weightsHash);
});

test("divergence is reported in a sentence, and the next network goes on", async ({ page }) => {
  await open(page, "?activation=leaky-relu");
  await play(page);
  await ended(page);
  await expect(finding(page)).toContainText("It diverged after 3 iterations");
  await page.getByLabel("Initial weights").selectOption("glorotUniform");
  await expect(finding(page)).toContainText("Press Play.");
  await play(page);
  await expect(finding(page)).toContainText("Nothing is wrong");
});

test("batch normalization says what it learns from, and repairs the original", async ({ page }) => {
  await open(page, "?width=100&iterations=200");
  await page.getByLabel("Batch normalization").check();
  await expect(page.getByText("the pair and 15 around it")).toBeVisible();
  await expect(own(page).getByText("Weighted sums, normalized")).toBeVisible();
  await expect(own(page).getByText("Mean error of 16 points")).toBeVisible();
  await play(page);
  await ended(page);
  await expect(finding(page)).toContainText("the error falls by half every");
});

test("with the keyboard alone: each small width, a step, a seed; and the link keeps them", async ({ page }) => {
  await open(page);
  await page.getByLabel("Hidden units n").focus();
  await page.keyboard.press("Home");
  await expect(own(page)).toContainText("2-3-3-2");
  for (const width of [4, 5, 6]) {
    await page.keyboard.press("ArrowRight");
    await expect(own(page)).toContainText(`2-${width}-${width}-2`);
  }
  await page.getByRole("button", { name: "Step" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  await expect.poll(() => iteration(page)).toBe(2);
  await page.getByLabel("Seed").fill("12");
  await expect.poll(() => iteration(page)).toBe(0);
  await expect(page).toHaveURL(/#\/vanishing\?width=6&seed=12$/);
  const hash = await hashOf(page);
  await page.reload();
  await expect(own(page)).toContainText("2-6-6-2");
  expect(await hashOf(page)).toBe(hash);
});

/** Frames a second over two seconds, and the median time between two. */
const frames = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ readonly rate: number; readonly median: number }>((resolve) => {
        const times: number[] = [];
        const frame = (): void => {
          times.push(performance.now());
          const spent = times.at(-1)! - times[0]!;
          if (spent < 2000) return void requestAnimationFrame(frame);
          const gaps = times.slice(1).map((time, i) => time - times[i]!);
          resolve({ rate: (1000 * gaps.length) / spent, median: gaps.sort((a, b) => a - b)[gaps.length >> 1]! });
        };
        requestAnimationFrame(frame);
      }),
  );

test("at a thousand units the page stays at 60 frames a second while it trains", async ({ page }) => {
  await open(page, "?activation=scaled-sigmoid&compare=yes");
  const atRest = await frames(page);
  await play(page);
  await expect.poll(() => iteration(page)).toBeGreaterThan(0);
  // Other programs take their share of the machine: the page is compared with itself at rest, and the best of a few tries
  // counts.
  await expect(async () => {
    const training = await frames(page);
    test.info().annotations.push({ type: "frames", description: JSON.stringify({ atRest, training }) });
    expect(training.median).toBeLessThan(20);
    expect(training.rate).toBeGreaterThan(0.8 * atRest.rate);
  }).toPass({ timeout: 20_000 });
});
