import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { repositoryRoot } from "../workspace/repository-root.js";

const program = `
import { wasmInterpreter } from "@gd/tensor-wasm";
const { ops } = wasmInterpreter({ threads: 3 });
await new Promise((resolve) => setTimeout(resolve, 300));
const ones = ops.fill([300, 300], 1);
console.log(ops.matmul(ones, ones).data[0]);
`;

test("workers do not keep a process alive", async () => {
  const run = promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
    cwd: join(repositoryRoot, "tests"),
    timeout: 20_000,
  });
  expect((await run).stdout).toBe("300\n");
}, 30_000);
