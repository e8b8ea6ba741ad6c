import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { ROOMS } from "../src/rooms/rooms.js";
import { inaccessible } from "./accessible.js";
import { WRITERS } from "./digit-strokes.js";
import { draw } from "./digits-room.js";

const PENGUINS = fileURLToPath(new URL("../../examples/data/penguins.csv", import.meta.url));
const WIDTHS = [360, 768, 1280, 1920];

const playToTheEnd = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("button", { name: "Play again" })).toBeVisible({ timeout: 40_000 });
};

/** Each room with all that there is to see in it: settings, and what is done. */
const FILLED: Readonly<Record<string, readonly [query: string, fill: (page: Page) => Promise<void>]>> = {
  lessons: ["", async () => {}],
  descent: ["speed=1000&watched=adam", playToTheEnd],
  "by-hand": ["step=all", async () => {}],
  vanishing: ["width=30&activation=scaled-sigmoid&normalized=yes&compare=yes&iterations=50", playToTheEnd],
  digits: [
    "epochs=1&hidden=16",
    async (page) => {
      await expect(page.getByText(/^read by the packed model/)).toBeVisible();
      await draw(page, WRITERS.round[2]!);
      await playToTheEnd(page);
    },
  ],
  playground: ["data=drawn&drawn=0AA1BB&hidden=8-8-8-8-8-8", async () => {}],
  table: [
    "",
    async (page) => {
      await page.getByLabel("Choose a table").setInputFiles(PENGUINS);
      await page.getByLabel("Column to predict").selectOption("species");
      await page.getByRole("button", { name: "Train" }).click();
      await expect(page.getByText(/a row that was held out\.$/)).toBeVisible({ timeout: 40_000 });
    },
  ],
};

for (const { id, title } of ROOMS) {
  test(`${title} is accessible and nothing is cut off, narrow and wide, light and dark`, async ({ page }) => {
    test.slow();
    const [query, fill] = FILLED[id]!;
    await page.goto(`/#/${id}?${query}`);
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await fill(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const at = `${width} px, ${colorScheme}`;
        expect(await inaccessible(page), at).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), at).toBeLessThanOrEqual(width);
      }
    }
  });
}
