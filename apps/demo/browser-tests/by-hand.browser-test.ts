import { expect, type Locator, type Page, test } from "@playwright/test";
import { inaccessible } from "./accessible.js";

const ROOM = "/#/by-hand";

/** The number on the drawing at a place such as `W2.1.1`; empty if there is none yet. */
const number = (page: Page, place: string): Locator => page.locator(`[data-place="${place}"] .number`);
const drawing = (page: Page): Locator => page.getByRole("group", { name: /^A network of/ });
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });
const field = (page: Page, name: string): Locator => page.getByRole("textbox", { name, exact: true });
const layer = (page: Page, name: string): Locator => page.getByRole("group", { name });
const PERFORMED = `${ROOM}?step=all`;
const operations = (page: Page): Locator => page.getByRole("region", { name: "All operations" }).getByRole("button");

/** Everything on the console, and every request to another host. */
const complaints: string[] = [];
test.beforeEach(async ({ page }) => {
  complaints.length = 0;
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith("http://localhost:")) complaints.push(request.url());
  });
});
test.afterEach(() => expect(complaints).toEqual([]));

test("the notebook's numbers are on the drawing", async ({ page }) => {
  await page.goto(PERFORMED);
  const onPaper: Readonly<Record<string, string>> = {
    "x.3": "−1",
    "W1.1.1": "1",
    "z1.1": "2",
    "a1.2": "2",
    "z2.2": "4",
    "a2.1": "4",
    "a3.1": "8",
    "target.1": "0",
    "L.1": "64",
    "∂L/∂a3.1": "16",
    "∂L/∂W3.2.1": "∂64",
    "∂L/∂b3.1": "16",
    "∂L/∂a2.1": "16",
    "∂L/∂W2.2.1": "∂32",
    "∂L/∂b2.1": "16",
    "∂L/∂a1.2": "32",
    "∂L/∂W1.1.2": "∂32",
    "∂L/∂W1.2.1": "∂64",
    "∂L/∂W1.3.2": "∂−32",
    "∂L/∂b1.1": "32",
    "∂L/∂x.1": "64",
  };
  for (const [place, text] of Object.entries(onPaper)) await expect(number(page, place)).toHaveText(text);
  await expect(drawing(page)).toHaveAccessibleName(/3 → 2 → 2 → 1 .* L = 64;.* ∂L\/∂x = \[64, 64, 64\]\.$/);
});

test("goes forward and back one operation at a time, with formulas and numbers", async ({ page }) => {
  await page.goto(ROOM);
  const status = page.getByRole("status").first();
  await expect(status).toContainText("None of the 36 operations has been performed yet.");
  await expect(number(page, "z1.1")).toHaveText("");
  await expect(number(page, "∂L/∂W1.1.1")).toHaveCount(0);
  await expect(button(page, "Previous")).toBeDisabled();

  await button(page, "Next").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(status).toHaveText("2 of 36 · forward · layer 1, linear(3 → 2): z⁽¹⁾ = x · W⁽¹⁾ + b⁽¹⁾");
  await expect(number(page, "z1.1")).toHaveText("2");
  await expect(number(page, "a1.1")).toHaveText("");
  await expect(page.locator('.made[data-place="z1.1"]')).toBeVisible();
  await expect(page.locator('.read[data-place="W1.3.2"]')).toBeVisible();

  await button(page, "All forward").click();
  await expect(number(page, "L.1")).toHaveText("64");
  await expect(number(page, "∂L/∂a3.1")).toHaveText("");
  await expect(status).toContainText("loss: L =");

  await operations(page).filter({ hasText: "∂L/∂W⁽²⁾ =" }).click();
  await expect(
    page.getByText("∂L/∂W⁽²⁾ = a⁽¹⁾ᵀ · ∂L/∂z⁽²⁾ = [[2], [2]] · [[16, 16]] = [[32, 32], [32, 32]]"),
  ).toBeAttached();
  await expect(page.getByText("How the loss changes with each weight")).toBeVisible();
  await expect(operations(page).filter({ hasText: "∂L/∂W⁽²⁾ =" })).toHaveAttribute("aria-current", "step");
  await expect(page).toHaveURL(/step=21$/);

  await button(page, "Previous").click();
  await expect(number(page, "∂L/∂W2.1.1")).toHaveCount(0);
  await page.reload();
  await expect(status).toContainText("20 of 36 · backward · layer 2, linear(2 → 2): a⁽¹⁾ᵀ");
  await button(page, "All").click();
  await expect(number(page, "∂L/∂x.3")).toHaveText("64");
  await expect(page).toHaveURL(/#\/by-hand\?step=all$/);
});

test("derives a network of one's own, and a reloaded link shows the same", async ({ page }) => {
  await page.goto(PERFORMED);
  await field(page, "Inputs").fill("2");
  await layer(page, "Layer 1").getByRole("combobox", { name: "Activation" }).selectOption("tanh");
  await button(page, "Remove a layer").click();
  await layer(page, "Layer 2, the output").getByRole("textbox", { name: "Units" }).fill("3");
  await page.getByRole("combobox", { name: "Loss" }).selectOption("Softmax cross entropy");
  await page.getByRole("combobox", { name: "Weights" }).selectOption("Normal");
  await field(page, "Seed").fill("7");
  await field(page, "x, input 2").fill("-0.5");
  await field(page, "Bias of layer 2, unit 3").fill("0.25");
  await expect(drawing(page)).toHaveAccessibleName(/^A network of 2 → 2 → 3 units.*x = \[1, −0.5\]; t = \[1, 0, 0\]/);
  await expect(number(page, "b2.3")).toHaveText("0.25");
  await expect(operations(page).filter({ hasText: "∂L/∂z⁽¹⁾ = ∂L/∂a⁽¹⁾ ⊙ (1 − a⁽¹⁾²)" })).toBeVisible();

  const seen = await drawing(page).getAttribute("aria-label");
  await page.reload();
  await expect(drawing(page)).toHaveAttribute("aria-label", seen!);
  await expect(field(page, "Bias of layer 2, unit 3")).toHaveValue("0.25");

  await button(page, "The notebook’s example").click();
  await expect(number(page, "L.1")).toHaveText("64");
  await expect(page).toHaveURL(/#\/by-hand\?step=all$/);
});

test("says beside a field what is wrong with its number, and goes on", async ({ page }) => {
  await page.goto(PERFORMED);
  const numbers = page.getByRole("region", { name: "Your own numbers" });
  await field(page, "Weight of layer 1, input 3 to unit 2").fill("abc");
  await expect(numbers.getByText("Weight of layer 1, input 3 to unit 2: “abc” is not a number.")).toBeVisible();
  await expect(field(page, "Weight of layer 1, input 3 to unit 2")).toHaveAttribute("aria-invalid", "true");
  await field(page, "x, input 1").fill("1e999");
  await expect(numbers.getByText("x, input 1: “1e999” is infinite. Write a finite number.")).toBeVisible();
  await expect(number(page, "L.1")).toHaveText("64");

  const units = layer(page, "Layer 2").getByRole("textbox", { name: "Units" });
  await units.fill("6");
  await expect(layer(page, "Layer 2").getByRole("alert")).toHaveText("Choose a whole number from 1 to 5.");
  await expect(drawing(page)).toHaveAccessibleName(/3 → 2 → 2 → 1 /);
  await units.fill("2");
  await expect(layer(page, "Layer 2").getByRole("alert")).toHaveCount(0);

  await field(page, "x, input 1").fill("1e200");
  await field(page, "Weight of layer 1, input 1 to unit 1").fill("1e200");
  await expect(page.getByText("Operation 1 gives a number that is not finite, x · W⁽¹⁾")).toBeVisible();
  await expect(number(page, "z1.1")).toHaveText("∞");
  await button(page, "Reset the numbers").click();
  await expect(page.getByText("not finite")).toHaveCount(0);
  await expect(number(page, "L.1")).toHaveText("64");

  await layer(page, "Layer 3, the output").getByRole("textbox", { name: "Units" }).fill("2");
  await page.getByRole("combobox", { name: "Loss" }).selectOption("Softmax cross entropy");
  await field(page, "t, output 2").fill("0.5");
  await expect(numbers.getByText("These add up to 1.5.")).toBeVisible();
  await expect(number(page, "a3.1")).toHaveText("8");
  await expect(number(page, "L.1")).toHaveText("");
  await field(page, "t, output 1").fill("0.5");
  await expect(number(page, "L.1")).toHaveText("0.6931");
});

test("an edge and its numbers light up together, by mouse and by keyboard", async ({ page }) => {
  await page.goto(PERFORMED);
  const lit = page.locator(".edge-label.lit");
  await number(page, "W2.1.2").hover();
  await expect(lit).toHaveAccessibleName("From 1 to 2: W⁽²⁾ = 1, ∂L/∂W⁽²⁾ = 32");
  await expect(page.locator(".lit > line:not(.reach)")).toHaveCount(1);
  await page.locator("g[data-edge='W1.1.1']").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("g[data-edge='W1.1.2']")).toBeFocused();
  await expect(lit).toHaveAccessibleName("From 1 to 2: W⁽¹⁾ = 1, ∂L/∂W⁽¹⁾ = 32");
});

test("a button that cannot be pressed any more keeps the focus", async ({ page }) => {
  await page.goto(`${ROOM}?step=35`);
  await button(page, "Next").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(button(page, "Next")).toBeDisabled();
  await expect(button(page, "Next")).toBeFocused();
});

test("shows where the notebook's ReLU is not the derivative", async ({ page }) => {
  await page.goto(ROOM);
  const row = (name: RegExp) => page.getByRole("row", { name }).getByRole("cell");
  await expect(row(/by the derivative/)).toHaveText(["5", "−5", "0", "0"]);
  await expect(row(/by the notebook/)).toHaveText(["5", "0", "5", "0"]);
});

const LARGEST = `${ROOM}?network=5-5tanh-5sigmoid-5leakyRelu-5identity&weights=normal&biases=normal`;

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [name, address] of [
      ["the notebook's network", PERFORMED],
      ["a network with a cross entropy, half-way", `${ROOM}?network=2-3tanh-2sigmoid&loss=softmaxCrossEntropy&step=9`],
    ] as const) {
      test(`${name} is accessible`, async ({ page }) => {
        await page.goto(address);
        await expect(drawing(page)).toBeVisible();
        await field(page, "x, input 1").fill("abc");
        await page.getByText("“abc” is not a number").waitFor();
        expect(await inaccessible(page)).toEqual([]);
      });
    }
  });
}

test.describe("in 360 px", () => {
  test.use({ viewport: { width: 360, height: 740 } });
  for (const address of [PERFORMED, `${LARGEST}&step=all`]) {
    test(`nothing is cut off at ${address}`, async ({ page }) => {
      await page.goto(address);
      await expect(drawing(page)).toBeVisible();
      for (const operation of (await operations(page).all()).slice(-12)) {
        await operation.click();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide).toBeLessThanOrEqual(0);
      }
      const outside = await drawing(page).evaluate((svg) => {
        const all = svg.getBoundingClientRect();
        return [...svg.querySelectorAll("text")].filter((text) => {
          const { left, right } = text.getBoundingClientRect();
          return left < all.left - 1 || right > all.right + 1;
        }).length;
      });
      expect(outside).toBe(0);
    });
  }
});
