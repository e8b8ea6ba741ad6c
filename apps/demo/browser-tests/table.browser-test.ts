import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { compareWithBaselines, modelFile, planTable, trainNetwork, usualRecipe } from "@gd/recipe";
import { readTable } from "@gd/tables";
import { wasmInterpreter } from "@gd/tensor-wasm";
import { expect, type Page, test } from "@playwright/test";

const PENGUINS = fileURLToPath(new URL("../../examples/data/penguins.csv", import.meta.url));

/** Drops a file on the page, as a visitor would. */
const drop = async (page: Page, name: string, content: string): Promise<void> => {
  const transfer = await page.evaluateHandle(
    ([name, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content!], name!));
      return transfer;
    },
    [name, content],
  );
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
};

/** The model file of `gd train penguins.csv --target species`, computed in Node. */
const modelInNode = async (): Promise<Uint8Array> => {
  const table = await readTable(await readFile(PENGUINS), { name: "penguins.csv" });
  const config = usualRecipe("penguins.csv", "species");
  const plan = planTable(table, config);
  const interpreter = wasmInterpreter();
  const { signal } = new AbortController();
  const network = await trainNetwork(plan.network, plan, config, { interpreter, signal });
  const results = await compareWithBaselines(network, plan, config, { interpreter, signal, onEpoch: () => {} });
  return modelFile(network, plan, config, results);
};

test("a table that is dropped anywhere is trained on as gd train does it, to the same bytes", async ({ page }) => {
  const requests: string[] = [];
  await page.goto("/#/descent");
  await expect(page.getByRole("heading", { name: "Cost" })).toBeVisible();
  page.on("request", (request) => requests.push(`${request.method()} ${request.postData() ?? ""}`));
  await drop(page, "penguins.csv", await readFile(PENGUINS, "utf8"));
  await expect(page.getByText("penguins.csv, 344 rows")).toBeVisible();
  await page.getByLabel("Column to predict").selectOption("species");
  await page.getByRole("button", { name: "Train" }).click();
  const result = page.getByRole("region", { name: "Result" });
  await expect(result).toBeVisible({ timeout: 40_000 });
  await expect(result.getByRole("row", { name: /^most frequent class 43.5 %/ })).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the model" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("penguins.model.safetensors");
  expect(new Uint8Array(await readFile(await file.path()))).toEqual(new Uint8Array(await modelInNode()));

  // A row to try: another island may change little, and its fields are there.
  const tried = page.getByRole("region", { name: "Try a row" });
  const said = tried.locator("p[role=status]");
  await expect(said).toContainText("a row that was held out.");
  await tried.getByLabel("island").selectOption("missing");
  await expect(said).not.toContainText("held out");
  // Nothing has left the page.
  expect(requests.filter((request) => !request.startsWith("GET "))).toEqual([]);

  // Whoever comes back finds the model.
  await page.getByRole("link", { name: "By hand" }).click();
  await page.getByRole("link", { name: "Your table" }).click();
  await expect(page.getByRole("region", { name: "Result" })).toBeVisible();
});

test("whoever has no table takes the penguins", async ({ page }) => {
  await page.goto("/#/table");
  await page.getByRole("button", { name: "Open the penguins" }).click();
  await expect(page.getByText("penguins.csv, 344 rows")).toBeVisible();
  await expect(page.getByLabel("Column to predict")).toHaveValue("species");
});

test("the best answer is in bold, which need not be the network's", async ({ page }) => {
  await page.goto("/#/table");
  const line = Array.from({ length: 120 }, (_, i) => {
    const [a, b] = [(i * 37) % 50, (i * 23) % 41];
    return `${a},${b},${3 * a - b}`;
  }).join("\n");
  await drop(page, "line.csv", `a,b,y\n${line}\n`);
  await page.getByRole("button", { name: "Train" }).click();
  const scores = page.getByRole("region", { name: "Scores on the rows held out" });
  const rows = scores.getByRole("row").filter({ has: page.getByRole("cell", { name: /^[-−]?[\d.]+$/ }) });
  await expect(rows).toHaveCount(3, { timeout: 40_000 });
  const told = await rows.evaluateAll((all) =>
    all.map((row) => ({
      score: Number(row.querySelector("td")?.textContent),
      bold: Number(getComputedStyle(row).fontWeight) >= 600,
    })),
  );
  const best = Math.max(...told.map(({ score }) => score));
  expect(told.map(({ bold }) => bold)).toEqual(told.map(({ score }) => score === best));
});

test("after a reload, the table, the model and the row that was tried are there, until they are forgotten", async ({
  page,
}) => {
  await page.goto("/#/table");
  const rows = Array.from({ length: 60 }, (_, i) => `${i % 20},${i % 20 < 10 ? "low" : "high"},${i % 7}`).join("\n");
  await drop(page, "sizes.csv", `size,kind,day\n${rows}\n`);
  await page.getByLabel("Column to predict").selectOption("kind");
  await page.getByRole("button", { name: "Train" }).click();
  const tried = page.getByRole("region", { name: "Try a row" });
  const said = tried.locator("p[role=status]");
  await expect(said).toContainText("a row that was held out.", { timeout: 40_000 });
  await tried.getByLabel("size").fill("17");
  await expect(said).toHaveText("kind: high.");
  const seen = await page.locator("main").textContent();

  await page.reload();
  await expect(said).toHaveText("kind: high.");
  expect(await page.locator("main").textContent()).toBe(seen);
  await page.getByRole("button", { name: "Forget it" }).click();
  await expect(page.getByRole("heading", { name: "What happens with your table" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "What happens with your table" })).toBeVisible();
  await expect(page.getByText("sizes.csv")).toHaveCount(0);
});

test("a file that is no table gets a sentence, and the next one is read", async ({ page }) => {
  await page.goto("/#/table");
  await expect(page.getByRole("heading", { name: "What happens with your table" })).toBeVisible();
  await drop(page, "empty.csv", "");
  await expect(page.getByRole("alert")).toContainText("empty.csv: expected");
  await drop(page, "points.csv", "x,y,kind\n1,2,a\n3,1,b\n2,2,a\n");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(page.getByText("points.csv, 3 rows")).toBeVisible();
  await page.goto("/#/playground?data=table&validation=0");
  await expect(page.getByRole("img", { name: /^3 points to learn from/ })).toBeVisible();
});

test("of a table with very many columns, the first ones are shown", async ({ page }) => {
  const row = (of: (column: number) => string | number) => Array.from({ length: 3000 }, (_, i) => of(i)).join(",");
  await page.goto("/#/table");
  await expect(page.getByRole("heading", { name: "What happens with your table" })).toBeVisible();
  await drop(page, "wide.csv", `${row((i) => `c${i}`)}\n${row((i) => i % 7)}\n${row((i) => i % 5)}\n`);
  const columns = page.getByRole("region", { name: "Columns", exact: true });
  await expect(columns.getByText("And 2,800 more.")).toBeVisible();
  await expect(columns.getByRole("row")).toHaveCount(201);
  await expect(page.getByLabel("Column to predict")).toHaveValue("c2999");
});

test("a table that is dropped while a larger one is read or trained on takes its place", async ({ page }) => {
  const large = `a,b,y\n${Array.from({ length: 300_000 }, (_, i) => `${i % 977},${i % 31},${i % 2}\n`).join("")}`;
  const small = "x,y,kind\n1,2,a\n3,1,b\n2,2,a\n";
  await page.goto("/#/table");
  await expect(page.getByRole("heading", { name: "What happens with your table" })).toBeVisible();
  await drop(page, "large.csv", large);
  await drop(page, "points.csv", small);
  await expect(page.getByText("points.csv, 3 rows")).toBeVisible();
  await page.waitForTimeout(3000);
  await expect(page.getByText("points.csv, 3 rows")).toBeVisible();

  await drop(page, "large.csv", large);
  await page.getByRole("button", { name: "Train" }).click();
  await drop(page, "points.csv", small);
  // Far sooner than the first epoch of the other.
  await expect(page.getByText("points.csv, 3 rows")).toBeVisible({ timeout: 3000 });
  await expect(page.getByText("The table has been read.")).toBeVisible();
});
