import { randomStreams } from "@gd/tensor";
import { startGd } from "../gd.ts";
import { childrenOf } from "./children-of.ts";
import { kill } from "./kill.ts";
import type { Scenario } from "./scenario.ts";

/** One of the processes that train is killed, again and again. */
export const killedProcesses: Scenario = {
  name: "processes of the pool are killed",
  isQuick: true,
  async run({ folder, quick, seed }) {
    const random = randomStreams(seed).stream("processes");
    const args = ["sweep", "points.json", "--workers", "3", "--attempts", "100", "--checkpoint-every", "0", "--quiet"];
    const { child, ended } = startGd(args, folder);
    let killed = 0;
    const timer = setInterval(
      () => {
        const children = childrenOf(child.pid!);
        if (children.length > 0 && kill(children[random.integer(children.length)]!)) killed++;
      },
      quick ? 600 : 1000,
    );
    const { code, said } = await ended;
    clearInterval(timer);
    if (code !== 0) throw new Error(said);
    return { happened: `${killed} times` };
  },
};
