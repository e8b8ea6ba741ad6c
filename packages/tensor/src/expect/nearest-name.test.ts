import { expect, test } from "vitest";
import { nearestName } from "./nearest-name.js";

test.each([
  ["learning_rate", ["momentum", "learningRate"], "learningRate"],
  ["lr", ["momentum", "learningRate"], "learningRate"],
  ["epoch", ["steps", "epochs"], "epochs"],
  ["IMDB_Rating", ["US Gross", "IMDB Votes", "IMDB Rating"], "IMDB Rating"],
  ["imdb rating", ["IMDB_Votes", "IMDB_Rating"], "IMDB_Rating"],
  ["city", ["Country", "City"], "City"],
  ["größe", ["Gruppe", "Größe"], "Größe"],
  ["年齢", ["性別", "年齢 "], "年齢 "],
  ["年齢", ["性別", "職業"], undefined],
  ["#", ["%", "id"], undefined],
  ["kind", ["amount", "when"], undefined],
  ["rnu", ["list", "run"], "run"],
  ["nur", ["list", "run"], undefined],
  ["weigth", ["x".repeat(1e6), "weight"], "weight"],
])("%j of %j means %j", (name, names, meant) => {
  expect(nearestName(name, names)).toBe(meant);
});
