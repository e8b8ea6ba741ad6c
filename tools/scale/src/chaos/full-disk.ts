import { spawnSync } from "node:child_process";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startGd } from "../gd.ts";
import type { Scenario } from "./scenario.ts";

/** The disk of the results is full for a while: the sweep ends with an error, and goes on when there is room again. */
export const fullDisk: Scenario = {
  name: "the disk is full, and has room again",
  isQuick: false,
  async run({ folder, trials }) {
    const disk = join(folder, "disk");
    await mkdir(disk);
    // A trial of this size leaves about 20 KiB, of which a file takes whole pages.
    const megabytes = Math.ceil((trials * 40) / 1024) + 8;
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", disk]);
    if (mounted.status !== 0) return { skipped: "only root may mount a disk of its own size" };
    try {
      const args = ["sweep", "../points.json", "--workers", "2", "--quiet", "--resume"];
      const filler = join(disk, "filler");
      await cp(join(folder, "points.csv"), join(disk, "points.csv"));
      // All but the room for a few trials is taken.
      const taken = megabytes - 1;
      await writeFile(filler, Buffer.alloc(taken * 2 ** 20, 1));
      const first = await startGd(args, disk).ended;
      if (first.code !== 1 || !/no space left/i.test(first.said)) {
        throw new Error(`expected an error of a full disk, but the sweep ended with ${first.code}: ${first.said}`);
      }
      await rm(filler);
      const second = await startGd(args, disk).ended;
      if (second.code !== 0) throw new Error(second.said);
      await cp(join(disk, "points.sweep"), join(folder, "points.sweep"), { recursive: true });
      return { happened: "once" };
    } finally {
      spawnSync("umount", [disk]);
    }
  },
};
