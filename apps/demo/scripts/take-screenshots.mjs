// Takes screenshots of each room and lesson, light and dark, wide and narrow, for docs/screenshots, and the picture that previews of
// links have. After a build:
// `pnpm --filter @gd/demo screenshots`, or `… screenshots lessons/` for those whose address begins with that, alone.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromiumArguments, findChromium } from "@gd/tooling/find-chromium";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { LESSONS } from "../src/lessons/lessons.ts";

const folder = join(import.meta.dirname, "../../../docs/screenshots");
const SIZES = [
  { width: 1280, height: 900 },
  { width: 360, height: 780 },
];

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const playToTheEnd = async (page) => {
  await press(page, "Play");
  await page.getByRole("button", { name: "Play again" }).waitFor({ timeout: 60_000 });
};

/** What happens in each room before its screenshot. */
const rooms = {
  "descent?speed=1000": playToTheEnd,
  "by-hand?step=all": async () => {},
  vanishing: async (page) => {
    await page.getByLabel("Compare with the original").check();
    await page.getByLabel("Preset").selectOption({ index: 2 });
    await press(page, "Play");
    await page.waitForTimeout(4000);
    await press(page, "Pause");
  },
  "playground?speed=1000": async (page) => {
    await press(page, "Play");
    await page
      .getByText(/^Nothing is wrong: it answers/)
      .first()
      .waitFor({ timeout: 60_000 });
    await press(page, "Pause");
  },
  table: async (page) => {
    await page
      .getByLabel("Choose a table")
      .setInputFiles(join(import.meta.dirname, "../../examples/data/penguins.csv"));
    await page.getByLabel("Column to predict").selectOption("species");
    await press(page, "Train");
    await page.getByRole("heading", { name: "Try a row" }).waitFor({ timeout: 60_000 });
  },
  digits: async (page) => {
    const board = await page.locator("canvas").first().boundingBox();
    const at = (x, y) => [board.x + x * board.width, board.y + y * board.height];
    await page.mouse.move(...at(0.28, 0.25));
    await page.mouse.down();
    for (const [x, y] of [
      [0.72, 0.25],
      [0.6, 0.5],
      [0.48, 0.82],
    ]) {
      await page.mouse.move(...at(x, y), { steps: 12 });
    }
    await page.mouse.up();
    await page.waitForTimeout(500);
  },
};

/** A lesson as it is opened, once what it shows is there. */
const settled = (page) =>
  page
    .getByText(/^(Loading|Drawing|Measuring) .* …$/)
    .first()
    .waitFor({ state: "detached", timeout: 60_000 });
for (const { id } of LESSONS) rooms[`lessons/${id}`] = settled;

const [wanted = ""] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const server = await preview({ root: join(import.meta.dirname, ".."), preview: { port: 4180 } });
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
for (const [address, act] of Object.entries(rooms)) {
  if (!address.startsWith(wanted)) continue;
  for (const viewport of SIZES) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.newPage({ viewport, colorScheme });
      await page.goto(`${server.resolvedUrls.local[0]}#/${address}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForTimeout(1500);
      await act(page);
      await page.evaluate(() => scrollTo(0, 0));
      await page.waitForTimeout(300);
      const name = `${address.split("?")[0].replace("/", "-")}-${colorScheme}-${viewport.width}.png`;
      await page.screenshot({ path: join(folder, name) });
      console.log(name);
      await page.close();
    }
  }
}

if (wanted === "") {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: "light" });
  await page.goto(`${server.resolvedUrls.local[0]}#/descent?speed=1000`);
  await page.getByRole("img").first().waitFor();
  await playToTheEnd(page);
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: join(import.meta.dirname, "../public/preview.png") });
}
await browser.close();
await server.close();
