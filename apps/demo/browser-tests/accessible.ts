import type { Page } from "@playwright/test";
import axe, { type AxeResults, type RunOptions } from "axe-core";

const OPTIONS: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};

/**
 * Waits until a page is at rest: what was pressed last has been drawn, and no colour is on its way to another one. A button that
 * changes has the colour of its text at once, and that of its ground after 120 ms: between them there is too little contrast.
 */
const rest = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);
    await document.fonts.ready;
    await frame();
    await frame();
    while (document.getAnimations().some(({ playState }) => playState === "running")) await frame();
  });

/** What is inaccessible in a page that is at rest: each rule with the elements that break it. */
export const inaccessible = async (page: Page): Promise<readonly string[]> => {
  await rest(page);
  // To bring it into the page takes ten times as long as to run it.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(OPTIONS)})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};
