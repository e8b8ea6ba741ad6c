import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { holdLock } from "./hold-lock.js";
import { thisProcess } from "./process-identity.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sweep-lock-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("one holds a lock, and the others wait their turn", async () => {
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const lock = await holdLock(folder);
      inside++;
      most = Math.max(most, inside);
      await wait(3);
      expect(await lock.isHeld()).toBe(true);
      inside--;
      await lock.release();
    }),
  );
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test("a process that was killed holds nothing, whoever has its number now", async () => {
  const built = new URL("../../dist/node.js", import.meta.url).href;
  const program = `import { holdLock } from ${JSON.stringify(built)};
    await holdLock(${JSON.stringify(folder)}); console.log("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  await expect(holdLock(folder, { signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ name: "TimeoutError" });
  const closed = once(child, "close");
  child.kill("SIGKILL");
  await closed;
  const lock = await holdLock(folder);
  expect(await readdir(folder)).toEqual(["lock-1", "lock-2"]);
  await lock.release();
  // A process of another beginning has the number of the dead one.
  await writeFile(join(folder, "lock-1"), JSON.stringify({ ...thisProcess(), began: "1" }));
  await (await holdLock(folder)).release();
  // The machine has been started again.
  await writeFile(join(folder, "lock-1"), JSON.stringify({ ...thisProcess(), boot: "another" }));
  await (await holdLock(folder)).release();
});

test("the lock of another machine is left behind when nothing touches it, and its owner learns that it is lost", async () => {
  const lock = await holdLock(folder, { patience: 200 });
  // As another machine would see it.
  await writeFile(join(folder, "lock-1"), JSON.stringify({ ...thisProcess(), host: "elsewhere" }));
  await expect(holdLock(folder, { patience: 200, signal: AbortSignal.timeout(600) })).rejects.toMatchObject({
    name: "TimeoutError",
  });
  await writeFile(join(folder, "lock-2"), JSON.stringify({ pid: 1, host: "elsewhere" }));
  expect(await lock.isHeld()).toBe(false);
  const other = await holdLock(folder, { patience: 200 });
  expect(await other.isHeld()).toBe(true);
  await other.release();
  await lock.release();
});
