import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { trainConfig } from "./train-config.js";

// `npx vitest -u` writes it anew.
test("the published schema of gd.config.json is that of the configuration", async () => {
  const schema = { title: "Configuration of gd train", ...z.toJSONSchema(trainConfig, { io: "input" }) };
  const file = join(import.meta.dirname, "../../gd.config.schema.json");
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(file);
});

test("the defaults are a configuration, and each member says what it is for", () => {
  const config = trainConfig.parse({ data: "a.csv" });
  expect(trainConfig.parse(config)).toEqual(config);
  const { properties } = z.toJSONSchema(trainConfig, { io: "input" });
  const silent = Object.entries(properties ?? {}).filter(([, member]) => Object(member).description === undefined);
  expect(silent.map(([name]) => name)).toEqual(["$schema"]);
});
