import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { interfacesOf } from "./interfaces-of.ts";

const folder = mkdtempSync(join(tmpdir(), "interface-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("has each export by its name, as it is declared, without comments", () => {
  writeFileSync(join(folder, "chunk.d.ts"), "interface B$1 { readonly size: number }\nexport type { B$1 as B };\n");
  writeFileSync(
    join(folder, "index.d.ts"),
    'import { B } from "./chunk.js";\n/** What it does. */\ndeclare const z: (b: B) => number;\ndeclare function f(x: 1): void;\ndeclare function f(x: 2): void;\nexport { type B, f as a, z };\n',
  );
  const [text] = interfacesOf([{ name: "@gd/own", types: join(folder, "index.d.ts") }]).values();
  expect(text).toBe(
    "B\n  interface B$1 {\n      readonly size: number;\n  }\n\na\n  declare function f(x: 1): void;\n  declare function f(x: 2): void;\n\nz\n  z: (b: B) => number\n",
  );
});

test("says what is missing where a package is not built", () => {
  expect(() => interfacesOf([{ name: "@gd/own", types: join(folder, "no.d.ts") }])).toThrow("is the package built?");
});
