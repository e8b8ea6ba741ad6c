import { expect, type Page, test } from "@playwright/test";
import { watchPage } from "./digits-room.js";

watchPage();
test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

type Point = readonly [x: number, y: number];

/** A finger that is put down, moved, and lifted. */
const swipe = async (page: Page, [x, y]: Point, [right, down]: Point): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const STEPS = 12;
  for (let step = 0; step <= STEPS; step++) {
    await session.send("Input.dispatchTouchEvent", {
      type: step === 0 ? "touchStart" : "touchMove",
      touchPoints: [{ x: x + (right * step) / STEPS, y: y + (down * step) / STEPS }],
    });
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
};

test("a finger moves a slider along it, and scrolls the page across it", async ({ page }) => {
  await page.goto("./#/descent");
  const rate = page.getByRole("slider", { name: "Learning rate" });
  await rate.scrollIntoViewIfNeeded();
  const place = async (share: number): Promise<Point> => {
    const box = await rate.boundingBox();
    if (box === null) throw new Error("The slider is not shown.");
    return [box.x + share * box.width, box.y + box.height / 2];
  };
  const scrolled = (): Promise<number> => page.evaluate(() => scrollY);

  const before = await scrolled();
  await swipe(page, await place(0.3), [0, -150]);
  await expect.poll(scrolled).toBeGreaterThan(before + 50);
  await expect(rate).toHaveAttribute("aria-valuetext", "0.396");
  await expect(page).toHaveURL(/#\/descent$/);

  await page.touchscreen.tap(...(await place(0.3)));
  await expect(rate).not.toHaveAttribute("aria-valuetext", "0.396");
  const tapped = Number(await rate.getAttribute("aria-valuetext"));
  const still = await scrolled();
  await swipe(page, await place(0.3), [150, 10]);
  expect(Number(await rate.getAttribute("aria-valuetext"))).toBeGreaterThan(4 * tapped);
  expect(await scrolled()).toBe(still);
});
