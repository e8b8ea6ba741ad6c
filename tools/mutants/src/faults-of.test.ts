import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { equivalent } from "./equivalent.ts";
import { faultsOf } from "./faults-of.ts";
import { packagesFolder } from "./packages-folder.ts";

/** The files that export something to compute with: no types, errors, checks, or tools for layers of one's own. */
const publicFiles = (name: string): readonly string[] => {
  const index = readFileSync(join(packagesFolder, name, "src/index.ts"), "utf8");
  const values = [...index.matchAll(/^export \{([^}]*)\} from "\.\/(.*)\.js";/gm)]
    .filter(([, names = ""]) => names.split(",").some((one) => /^\s*[a-z]/.test(one) && !/^\s*type /.test(one)))
    .map(([, , file]) => file!);
  return values.filter((file) => !/^define\/|(^|\/)expect-/.test(file));
};

test.each(["layers", "losses", "optim"] as const)(
  "all faults of %s can be planted, and there are several in each public file",
  (name) => {
    const faults = faultsOf(name);
    const counts = publicFiles(name).map((file) => {
      const ofFile = faults.filter((fault) => fault.file === `${name}/src/${file}.ts`);
      return [file, ofFile.length] as const;
    });
    expect(counts.length).toBeGreaterThan(15);
    expect(counts.filter(([, count]) => count < 2)).toEqual([]);
  },
);

test("the faults of windows over images, of data and of training can be planted", () => {
  expect(faultsOf("tensor").length).toBeGreaterThan(50);
  expect(faultsOf("data").length).toBeGreaterThan(30);
  expect(faultsOf("train").length).toBeGreaterThan(30);
});

test.each(["safetensors", "tables", "images", "onnx", "models"] as const)("the faults of %s can be planted", (name) => {
  expect(faultsOf(name).length).toBeGreaterThan(20);
});

test("each backward pass of layers and losses has faults", () => {
  const faults = [...faultsOf("layers"), ...faultsOf("losses")];
  const withBackward = globSync(["layers/src/**/*.ts", "losses/src/**/*.ts"], { cwd: packagesFolder })
    .filter((file) => !file.includes(".test"))
    .filter((file) => /^ +(backward|gradient)[:(] ?.*ops\./m.test(readFileSync(join(packagesFolder, file), "utf8")));
  expect(withBackward.length).toBeGreaterThan(10);
  const without = withBackward.filter(
    (file) => !faults.some((fault) => fault.file === file && fault.part === "backward"),
  );
  expect(without).toEqual([]);
});

test("each equivalent slip has a reason", () => {
  for (const { why } of equivalent) expect(why).toMatch(/\w+ \w+/);
});
