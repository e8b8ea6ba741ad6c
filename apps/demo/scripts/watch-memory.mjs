// Uses the page for some minutes, room after room, and prints what it keeps after each round: a leak grows from round to
// round. After a build: `pnpm --filter @gd/demo memory 60`. Default: 10 minutes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromiumArguments, findChromium } from "@gd/tooling/find-chromium";
import { chromium } from "@playwright/test";
import { preview } from "vite";

const minutes = Number(process.argv[2] ?? 10);
if (!(minutes > 0)) throw new Error(`Expected a number of minutes, got ${process.argv[2]}.`);
/** How long a room is played in each round. */
const PLAYED = 15_000;

const penguins = readFileSync(join(import.meta.dirname, "../../examples/data/penguins.csv"), "utf8");

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
/** Presses a button that may be there: a run ends by itself, too. */
const pressIfThere = (page, name) =>
  page
    .getByRole("button", { name })
    .first()
    .click({ timeout: 2000 })
    .catch(() => {});
const play = async (page) => {
  const until = Date.now() + PLAYED;
  await pressIfThere(page, /^(Play|Play again|Train)$/);
  while (Date.now() < until) {
    await page.waitForTimeout(500);
    await pressIfThere(page, "Play again");
  }
  await pressIfThere(page, /^(Pause|Stop)$/);
};

/** What is done in each room. */
const rooms = {
  descent: play,
  "by-hand": async (page) => {
    for (let i = 0; i < 12; i++) await pressIfThere(page, /^(Next|Step|Forward)/);
  },
  vanishing: play,
  digits: async (page) => {
    const board = await page.locator("canvas").first().boundingBox();
    await page.mouse.move(board.x + 0.3 * board.width, board.y + 0.3 * board.height);
    await page.mouse.down();
    await page.mouse.move(board.x + 0.7 * board.width, board.y + 0.7 * board.height, { steps: 20 });
    await page.mouse.up();
    await play(page);
  },
  playground: async (page) => {
    await press(page, "Remove a unit of layer 1");
    await play(page);
    await press(page, "Add a unit to layer 1");
  },
  table: async (page) => {
    // Not by setInputFiles, after which the tools for developers hold on to the chooser and its room.
    await page.getByLabel("Choose a table").evaluate((chooser, text) => {
      const files = new DataTransfer();
      files.items.add(new File([text], "penguins.csv"));
      chooser.files = files.files;
      chooser.dispatchEvent(new Event("change", { bubbles: true }));
    }, penguins);
    await page.getByLabel("Column to predict").selectOption("species");
    await press(page, "Train");
    await page.getByRole("heading", { name: "Try a row" }).waitFor({ timeout: 60_000 });
  },
  lessons: async () => {},
  "lessons/momentum": async () => {},
};

/** MiB that the processes of the browser have in memory. */
const resident = (root) => {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        const [, parent] = readFileSync(`/proc/${id}/stat`, "utf8").match(/\) \S+ (\d+)/);
        const [, pages] = readFileSync(`/proc/${id}/statm`, "utf8").split(" ");
        return [{ id: Number(id), parent: Number(parent), pages: Number(pages) }];
      } catch {
        return []; // It has ended.
      }
    });
  const family = new Set([root]);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const { id, parent } of processes) if (family.has(parent)) family.add(id);
  }
  return processes.reduce((sum, { id, pages }) => sum + (family.has(id) ? pages : 0), 0) / 256;
};

const server = await preview({ root: join(import.meta.dirname, ".."), preview: { port: 4181 } });
const browserServer = await chromium.launchServer({ executablePath: findChromium(), args: chromiumArguments });
const browser = await chromium.connect(browserServer.wsEndpoint());
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
page.on("pageerror", (error) => console.log(`error in the page: ${error}`));
const devtools = await page.context().newCDPSession(page);
const began = Date.now();
await page.goto(server.resolvedUrls.local[0]);
console.log("minutes  round  heap/MiB  nodes  listeners  workers  resident/MiB");
for (let round = 1; Date.now() - began < minutes * 60_000; round++) {
  for (const [address, use] of Object.entries(rooms)) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${address}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForTimeout(1000);
    await use(page);
  }
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
  const columns = [
    ((Date.now() - began) / 60_000).toFixed(1).padStart(7),
    String(round).padStart(6),
    (usedSize / 2 ** 20).toFixed(2).padStart(9),
    String(nodes).padStart(6),
    String(jsEventListeners).padStart(10),
    String(page.workers().length).padStart(8),
    resident(browserServer.process().pid).toFixed(0).padStart(13),
  ];
  console.log(columns.join(" "));
}
await browser.close();
await browserServer.close();
await server.close();
