import { setTimeout as wait } from "node:timers/promises";
import { randomStreams } from "@gd/tensor";
import { startGd } from "../gd.ts";
import { kill } from "./kill.ts";
import type { Scenario } from "./scenario.ts";

/** The sweep itself is killed, or interrupted as by Ctrl-C, at random moments, and goes on with --resume. */
export const killedSweep: Scenario = {
  name: "the sweep is killed or interrupted, and resumed",
  isQuick: true,
  async run({ folder, quick, seed, trials }) {
    const { uniform } = randomStreams(seed).stream("sweep");
    const counts = { SIGKILL: 0, SIGINT: 0 };
    const most = quick ? 2 : trials / 100;
    for (let kills = 0; ; kills++) {
      const args = ["sweep", "points.json", "--workers", "2", "--checkpoint-every", "0", "--quiet", "--resume"];
      const { child, ended } = startGd(args, folder);
      const controller = new AbortController();
      const signal = kills % 2 === 0 ? "SIGKILL" : "SIGINT";
      if (kills < most) {
        wait((quick ? 300 : 1000) * (1 + 2 * uniform()), undefined, { signal: controller.signal }).then(
          () => kill(child.pid!, signal) && counts[signal]++,
          () => {},
        );
      }
      const { code, said } = await ended;
      controller.abort();
      if (code === 0) return { happened: `killed ${counts.SIGKILL} times and interrupted ${counts.SIGINT} times` };
      if (code === 1 || code === 2) throw new Error(said);
    }
  },
};
