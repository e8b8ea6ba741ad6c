import { execFile, execFileSync } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { repositoryRoot } from "../workspace/repository-root.js";

const cwd = join(repositoryRoot, "tests");
const run = promisify(execFile);

test("workers do not keep a process alive", async () => {
  const program = `
    import { wasmInterpreter } from "@gd/tensor-wasm";
    const { ops } = wasmInterpreter({ threads: 3 });
    const ones = ops.fill([300, 300], 1);
    ops.matmul(ones, ones);
    await new Promise((resolve) => setTimeout(resolve, 300));
    console.log(ops.matmul(ones, ones).data[0]);`;
  const { stdout, stderr } = await run(process.execPath, ["--input-type=module", "-e", program], {
    cwd,
    timeout: 20_000,
  });
  expect([stdout, stderr]).toEqual(["300\n", ""]);
}, 30_000);

/** Whether a process can have so little address space. */
const canLimit = (kibibytes: number): boolean => {
  try {
    execFileSync("bash", ["-c", `ulimit -v ${kibibytes}; "${process.execPath}" -e 0`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

// Engines differ in what they need, and in what they do without: whatever comes is said, and nothing is wrong.
test.runIf(canLimit(2_000_000))(
  "a process with little address space computes, and says how",
  async () => {
    const program = `
    import { bestInterpreter, WasmError } from "@gd/tensor-wasm";
    const { ops } = bestInterpreter({ threads: 2 });
    console.log(ops.sum(ops.fill([1000], 3)).data[0]);
    for (let length = 1 << 20; ; length *= 4) {
      try {
        ops.fill([length], 1);
      } catch (error) {
        console.log(error instanceof WasmError || error instanceof RangeError);
        break;
      }
    }
    console.log(ops.sum(ops.fill([1000], 3)).data[0]);`;
    const command = `ulimit -v 2000000; exec "${process.execPath}" --input-type=module -e '${program}'`;
    const { stdout, stderr } = await run("bash", ["-c", command], { cwd, timeout: 60_000 });
    expect(stdout).toBe("3000\ntrue\n3000\n");
    if (stderr !== "") expect(stderr).toMatch(/^(bestInterpreter|wasmInterpreter) computes .*\n$/);
  },
  70_000,
);

// Engines reserve some 10 GB of addresses for each memory.
test.runIf(canLimit(20_000_000)).each([1, 2])(
  "closed interpreters of %i threads give their address space back, once nothing refers to them",
  async (threads) => {
    const program = `
    import { wasmInterpreter, WasmError } from "@gd/tensor-wasm";
    const compute = () => {
      const { ops, close } = wasmInterpreter({ threads: ${threads} });
      const ones = ops.fill([300, 300], 1);
      const [sum] = ops.matmul(ones, ones).data;
      close();
      return sum;
    };
    let waits = 0;
    for (let made = 0; made < 6; ) {
      try {
        if (compute() === 300) made++;
      } catch (error) {
        if (!(error instanceof WasmError) || !error.message.includes("its threads have ended: wait")) throw error;
        waits++;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    console.log(${threads} > 1 || waits === 0);`;
    const command = `ulimit -v 20000000; exec "${process.execPath}" --input-type=module -e '${program}'`;
    const { stdout } = await run("bash", ["-c", command], { cwd, timeout: 60_000 });
    expect(stdout).toBe("true\n");
  },
  70_000,
);
