import { expect, type Locator, type Page, test } from "@playwright/test";
import { LESSONS } from "../src/lessons/lessons.js";
import { inaccessible } from "./accessible.js";

/** Goes to an element as the keyboard does, forwards or backwards. */
const reach = async (page: Page, target: Locator): Promise<void> => {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < 150; pressed++) {
    const way = await target.evaluate((element) => {
      const focused = document.activeElement ?? document.body;
      if (focused === element) return "here";
      return focused.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
    });
    if (way === "here") return;
    await page.keyboard.press(way);
  }
  throw new Error(`The Tab key does not lead to ${target}.`);
};

/** A lesson as one does it who has no mouse. */
interface Hands {
  readonly press: (name: string | RegExp) => Promise<void>;
  readonly slide: (name: string, ...keys: readonly string[]) => Promise<void>;
  /** Presses a key again and again, until the task is solved. */
  readonly untilSolved: (key: string, most: number) => Promise<void>;
  readonly page: Page;
}

const solved = (page: Page): Locator => page.getByText(/^Solved\./);

const handsOn = (page: Page): Hands => ({
  page,
  async press(name) {
    await reach(page, page.getByRole("button", { name }));
    await page.keyboard.press("Enter");
  },
  async slide(name, ...keys) {
    await reach(page, page.getByRole("slider", { name, exact: true }));
    for (const key of keys) await page.keyboard.press(key);
  },
  async untilSolved(key, most) {
    for (let pressed = 0; pressed < most && !(await solved(page).isVisible()); pressed++) {
      await page.keyboard.press(key);
      await page.waitForTimeout(30);
    }
  },
});

const again = (key: string, times: number): readonly string[] => Array.from({ length: times }, () => key);

/** What solves each task, in the shortest way. */
const DOINGS: Readonly<Record<string, (hands: Hands) => Promise<void>>> = {
  async shapes({ page }) {
    await reach(page, page.getByRole("combobox", { name: "Layer 2, inputs" }));
    await page.keyboard.press("ArrowUp");
  },
  async step({ slide, press }) {
    await slide("Learning rate η", ...again("PageUp", 6));
    await press("10 more");
  },
  async thousand({ slide, press }) {
    await slide("Learning rate", ...again("PageUp", 4));
    await press("Play");
  },
  async saturation({ slide, untilSolved }) {
    await slide("Width of both hidden layers", "Home", "PageUp");
    await untilSolved("ArrowLeft", 60);
  },
  async plateau({ page, press }) {
    await press("Play");
    await expect(page.locator(".finding")).toContainText("stands still", { timeout: 20_000 });
    await page.keyboard.press("Enter");
  },
  async absorb({ slide, press }) {
    await slide("Learning rate", "End");
    await press("Play");
  },
  async "network-class"({ press, untilSolved }) {
    await press("train 1,000 times");
    await untilSolved("Enter", 4);
    await press("predict");
  },
  async "tutorial-digits"({ slide, press }) {
    await slide("Learning rate of the tutorial’s network", ...again("PageUp", 5));
    await press("Play");
  },
  async unit({ press, page }) {
    for (const name of ["Draw a line", "Draw a scribble", "Draw a cross", "Draw a zigzag"]) {
      await press(name);
      await page.waitForTimeout(200);
      if (await solved(page).isVisible()) return;
    }
  },
  async relu({ page }) {
    await reach(page, page.getByRole("textbox", { name: "Input of unit 1" }));
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("-2");
  },
  async "batch-norm"({ page, press }) {
    await reach(page, page.getByRole("checkbox", { name: "Batch normalization" }));
    await page.keyboard.press("Space");
    await press("Play");
  },
  async data({ press, untilSolved }) {
    await press("Go down by all rows");
    await untilSolved("Enter", 30);
  },
  async decay({ slide, press }) {
    await slide("Decay k", "Home", "ArrowRight");
    await press("Play");
  },
  async momentum({ slide, untilSolved }) {
    await slide("Learning rate η");
    await untilSolved("ArrowRight", 60);
  },
};

test("every lesson can be done by keyboard alone, from the first to the last", async ({ page }) => {
  test.setTimeout(180_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));

  await page.goto("/#/lessons");
  await reach(page, page.getByRole("link", { name: "Begin" }));
  for (const [i, { id, title }] of LESSONS.entries()) {
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: title, level: 1, exact: true })).toBeVisible();
    await page.emulateMedia({ colorScheme: i % 2 === 0 ? "light" : "dark" });
    await expect(solved(page)).toHaveCount(0);
    await DOINGS[id]!(handsOn(page));
    await expect(solved(page)).toBeVisible({ timeout: 30_000 });
    expect(await inaccessible(page)).toEqual([]);
    if (i < LESSONS.length - 1) await reach(page, page.getByRole("link", { name: /^Next:/ }));
  }
  await expect(page.getByText(`${LESSONS.length} of ${LESSONS.length} solved`)).toBeVisible();
  await page.reload();
  await expect(page.getByText(`${LESSONS.length} of ${LESSONS.length} solved`)).toBeVisible();
  await expect(solved(page)).toBeVisible();
  expect(complaints).toEqual([]);
});

test("a lesson that is embedded has its figure and its task, and no way to others", async ({ page }) => {
  await page.goto("/#/lessons/momentum?embed=lesson");
  await expect(page.getByRole("heading", { name: "Try it" })).toBeVisible();
  await expect(page.getByRole("slider", { name: "Momentum" }).first()).toBeVisible();
  await expect(page.getByRole("banner")).toHaveCount(0);
  await expect(page.getByRole("link", { name: /Next:|All lessons/ })).toHaveCount(0);
  const whole = page.getByRole("link", { name: "Lessons in gd" });
  await expect(whole).toHaveAttribute("href", "#/lessons/momentum");
});

test("a decay is judged by a descent that has had it from the start", async ({ page }) => {
  await page.goto("/#/lessons/decay");
  const decay = page.getByRole("slider", { name: "Decay k" });
  const faded = page.locator(".lesson-racers > div").filter({ hasText: "Exponential decay" }).getByRole("definition");
  await decay.press("Home");
  await page.getByRole("button", { name: "Play" }).click();
  await expect(faded).toHaveText(/^Converged/);
  await decay.press("PageUp");
  await expect(faded).toHaveText(/^At the start/);
  await page.getByRole("button", { name: "Play" }).click();
  await expect(faded).toHaveText(/^Stopped/);
  await expect(solved(page)).toHaveCount(0);
});

test("the widths that have been found are said as soon as they solve the task", async ({ page }) => {
  await page.goto("/#/lessons/saturation");
  const width = page.getByRole("slider", { name: "Width of both hidden layers" });
  const found = (narrowest: string, widest: string): Locator =>
    page.getByText(`all gradients are 0: ${narrowest}. Widest in which some are not: ${widest}.`);
  await width.fill("83");
  await expect(found("83", "none yet")).toBeVisible({ timeout: 20_000 });
  await width.fill("82");
  await expect(solved(page)).toBeVisible();
  await expect(found("83", "82")).toBeVisible();
});

test("no lesson is wider than a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const { id } of LESSONS) {
    await page.goto(`/#/lessons/${id}`);
    await expect(page.getByRole("heading", { name: "Try it" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
});
