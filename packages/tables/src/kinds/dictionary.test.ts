import { expect, test } from "vitest";
import { cellsOf, csv, kindsOf } from "../../test/csv.js";

test("texts of equal hashes are different categories", async () => {
  // Their FNV-1a of 32 bits is the same.
  const words = ["costarring", "liquid", "declinate", "macallums", "liquid", "costarring", "macallums", "declinate"];
  const table = await csv(`word,n\n${words.map((word, i) => `${word},${i}`).join("\n")}\n`);
  expect(kindsOf(table)).toEqual(["category", "number"]);
  expect(cellsOf(table).map(([word]) => word)).toEqual(words);
});
