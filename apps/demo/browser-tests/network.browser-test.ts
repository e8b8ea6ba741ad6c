import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { ROOMS } from "../src/rooms/rooms.js";
import { open, panel } from "./digits-room.js";

// By plain http under a name in a network: as from another machine in a classroom. Browsers keep much from such a page.
test.use({ baseURL: "http://gd.test:4173/" });

let said: string[];
test.beforeEach(({ page }) => {
  said = [];
  page.on("console", (message) => {
    // The page's server asks for what only secure pages get.
    if (message.text().startsWith("The Cross-Origin-Opener-Policy header has been ignored")) return;
    if (["error", "warning"].includes(message.type())) said.push(message.text());
  });
  page.on("pageerror", (error) => said.push(error.message));
});
test.afterEach(async ({ page }) => {
  expect(await page.evaluate("[location.hostname, isSecureContext, typeof crypto.subtle]")).toEqual([
    "gd.test",
    false,
    "undefined",
  ]);
  expect(said).toEqual([]);
});

const hash = (place: Locator): Locator => place.getByRole("button", { name: "Copy the weights' hash" }).first();
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

for (const { id, title } of ROOMS) {
  test(`${title} opens`, async ({ page }) => {
    await page.goto(`./#/${id}`);
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    if (id === "by-hand") await expect(page.getByRole("button", { name: "Next" })).toBeVisible();
    else if (id === "lessons") await expect(page.getByRole("link", { name: "Begin" })).toBeVisible();
    else if (id === "table") await expect(page.getByText("Choose a table …")).toBeVisible();
    else await expect(page.getByText(/^Runs on WebAssembly, float\d\d, 1 thread\.$/)).toBeVisible();
  });
}

test("a race in Descent ends in hashes, which can be copied", async ({ page }) => {
  await page.goto("./#/descent?speed=1000");
  await press(page, "Play");
  await expect(page.getByRole("button", { name: "Play again" })).toBeVisible({ timeout: 20_000 });
  const first = hash(page.getByRole("main"));
  const copied = await first.getAttribute("title");
  expect(copied).toMatch(/^[0-9a-f]{64}$/);
  await first.press("Enter");
  await expect(first).toContainText("copied");
  await expect(first).toBeFocused();
  const seed = page.getByRole("textbox", { name: "Seed" });
  await seed.fill("");
  await seed.press("Control+V");
  await expect(seed).toHaveValue(copied!);
});

test("a step in Vanishing ends in a hash", async ({ page }) => {
  await page.goto("./#/vanishing");
  await press(page, "Step");
  await expect(hash(page.getByRole("region", { name: "Your network" }))).toHaveAttribute("title", /^[0-9a-f]{64}$/);
});

test("an epoch in Digits ends, in the bits of Node", async ({ page }) => {
  const query = "hidden=32&epochs=1";
  await open(page, query);
  await press(page, "Play");
  await expect(page.getByRole("button", { name: "Play again" })).toBeVisible({ timeout: 20_000 });
  await expect(panel(page, "Train").getByText("Weights after epoch 1:")).toBeVisible();
  const program = fileURLToPath(new URL("../scripts/train-digits.mjs", import.meta.url));
  const inNode = execFileSync(process.execPath, [program, query], { encoding: "utf8" });
  await expect(panel(page, "Train").getByTitle(/weights ([0-9a-f]{64})/.exec(inNode)![1]!)).toBeVisible();
});
