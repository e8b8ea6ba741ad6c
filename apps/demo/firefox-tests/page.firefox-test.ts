import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WRITERS } from "../browser-tests/digit-strokes.js";
import { LESSONS } from "../src/lessons/lessons.js";
import { ROOMS } from "../src/rooms/rooms.js";
import { type Browsers, openBrowsers, reasonToSkip } from "./browsers.js";
import { ROOM_VISITS } from "./rooms.js";
import { type Visit, visit } from "./visit.js";

const reason = reasonToSkip();
if (reason !== undefined) console.warn(`The page is not tested in Firefox. ${reason}`);

describe.skipIf(reason !== undefined)("in Firefox", () => {
  let browsers: Browsers;
  let firefox: Visit;
  beforeAll(async () => {
    browsers = await openBrowsers();
    firefox = await visit(browsers.firefox, browsers.host);
  });
  afterAll(() => browsers?.close());

  test("every room but that of the lessons is visited", () => {
    expect(["lessons", ...Object.keys(ROOM_VISITS)].sort()).toEqual(ROOMS.map(({ id }) => id).sort());
  });

  test.each(Object.entries(ROOM_VISITS))("%s plays, and comes to the bits of Chromium", async (_, figuresIn) => {
    const chromium = await visit(browsers.chromium, browsers.host);
    const [seen, expected] = await Promise.all([figuresIn(firefox), figuresIn(chromium)]);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen).toEqual(expected);
    expect(firefox.complaints).toEqual([]);
    await chromium.page.close();
  });

  test.each(LESSONS)("the lesson $title opens, and does what one tells it to", async ({ id, title }) => {
    const { page, open, text, complaints } = firefox;
    await open(`lessons/${id}`);
    await text("main h1", new RegExp(`^${title}$`));
    await text("main", /Try it/);
    await page.waitForSelector(".lesson-figure");
    expect(await answers(firefox)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("digits are drawn with a finger and with the mouse", async () => {
    const { page, open, press, text, complaints } = firefox;
    await open("digits");
    await text("main", /read by the packed model/);
    const pad = (await page.$("canvas[role=img]"))!;
    const { x, y, width, height } = (await pad.boundingBox())!;
    for (const [digit, pointer] of [
      [4, page.touchscreen],
      [0, page.mouse],
    ] as const) {
      for (const line of WRITERS.upright[digit]!) {
        const points = line.map(([across, down]) => [x + (across / 100) * width, y + (down / 100) * height] as const);
        const [first, ...others] = points;
        if (pointer === page.touchscreen) {
          const touch = await page.touchscreen.touchStart(...first!);
          for (const point of others) await touch.move(...point);
          await touch.end();
        } else {
          await page.mouse.move(...first!);
          await page.mouse.down();
          for (const point of others) await page.mouse.move(...point);
          await page.mouse.up();
        }
      }
      await text("main [role=status]", new RegExp(`^${digit}, `));
      await press("Clear");
      await text("main [role=status]", /Nothing to read yet/);
    }
    expect(complaints).toEqual([]);
  });

  test("the keyboard leads from the first link to the room, and works it", async () => {
    const { page, open, text, complaints } = firefox;
    await open("descent");
    await text("main", /Path of two weights/);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the room");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("room");
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    for (let pressed = 0; pressed < 60 && (await focused()) !== "Play"; pressed++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await text(".play-controls", /Pause/);
    expect(complaints).toEqual([]);
  });

  test("a table and its model are there after a reload", async () => {
    const { page, open, text, press, complaints } = firefox;
    await open("table");
    await text("main", /penguins\.csv, 344 rows/);
    await text(".try-row p[role=status]", /held out/);
    await press("Forget it");
    await page.reload();
    await text("main", /What happens with your table/);
    expect(complaints).toEqual([]);
  });
});

/** What can be used in a lesson's figure. */
const CONTROLS = ".button, input:is([type=range], [type=text], [type=number], [type=checkbox]), select";

/** Uses one control of a lesson's figure after the other, until one changes something. */
const answers = async ({ page }: Visit): Promise<boolean> => {
  const figure = (await page.$(".lesson-figure"))!;
  const before = await figure.evaluate(({ innerHTML }) => innerHTML);
  for (const control of await figure.$$(CONTROLS)) {
    const kind = await control.evaluate((element) => element.getAttribute("type") ?? element.tagName);
    if (["button", "checkbox"].includes(kind)) await control.click();
    else {
      await control.focus();
      await page.keyboard.press(kind === "SELECT" ? "ArrowUp" : "ArrowRight");
      if (kind === "text" || kind === "number") await control.type("1");
    }
    const changes = page.waitForFunction(
      (figure, before) => figure.innerHTML !== before,
      { timeout: 3000, polling: 50 },
      figure,
      before,
    );
    if (await changes.catch(() => false)) return true;
  }
  return false;
};
