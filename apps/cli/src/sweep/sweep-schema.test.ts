import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { sweepConfig } from "./sweep-config.js";

// `npx vitest -u` writes it anew.
test("the published schema of a sweep is that of the program", async () => {
  const schema = { title: "A sweep of gd sweep", ...z.toJSONSchema(sweepConfig, { io: "input" }) };
  const file = join(import.meta.dirname, "../../sweep.schema.json");
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(file);
});
