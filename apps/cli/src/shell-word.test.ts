import { expect, test } from "vitest";
import { shellWord } from "./shell-word.js";

test.skipIf(process.platform === "win32")("names that mean something to a shell stand in quotes", () => {
  expect(shellWord("data/penguins-2.model.safetensors")).toBe("data/penguins-2.model.safetensors");
  expect(shellWord("my data.csv")).toBe("'my data.csv'");
  expect(shellWord("it's.csv")).toBe("'it'\\''s.csv'");
  expect(shellWord("")).toBe("''");
});
