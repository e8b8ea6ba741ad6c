import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { expectOptions, expectSize, expectStrings } from "@gd/tensor";
import type { RunTask } from "./engine.js";
import { expectPath } from "./expect-path.js";
import type { FromChild, ToChild } from "./messages.js";
import { residentMegabytes } from "./resident-megabytes.js";
import { TaskLostError } from "./task-lost.js";

/** Options of `processPool`. */
export interface ProcessPoolOptions {
  /** The module that each process runs, which calls `serveTasks`. */
  readonly module: string;
  /** Its arguments. Default: none. */
  readonly arguments?: readonly string[];
  /** How many processes there are. Default: as many as there are cores. */
  readonly size?: number;
  /** A process that takes more than so many MiB of memory is ended. Default: 2048. */
  readonly memory?: number;
  /** How often a task is tried whose process died. Default: 3. */
  readonly attempts?: number;
}

/** Processes, each of which runs one task at a time. */
export interface ProcessPool<Task, Result> {
  readonly size: number;
  /**
   * Runs a task in one of the processes, as soon as one has time for it.
   *
   * Throws  an Error with what the task's own one says, or where no process can be started; a TaskLostError where its processes died
   */
  readonly run: RunTask<Task, Result>;
  /** Ends all processes, after their tasks have kept what they have. */
  readonly close: () => Promise<void>;
}

/** How an attempt at a task ended. */
type Answer = Exclude<FromChild, { type: "ready" }> | Death;

interface Death {
  readonly type: "died";
  readonly reason: string;
  readonly by: "code" | "signal";
}

interface Member {
  readonly child: ChildProcess;
  /** Whether it has begun to serve tasks. */
  isReady: boolean;
  /** Hears what the process says of its task, or that it died. */
  hear: ((answer: Answer) => void) | undefined;
}

const LOOK_AT_MEMORY = 1000;
/** So many characters of what a process says about its end are kept. */
const MOST_SAID = 20_000;
/** So many processes, one after the other, may end before they serve anything; with more, none will. A signal may be chance. */
const MOST_FALSE_STARTS = { code: 8, signal: 100 };

/**
 * A pool of processes that run tasks, and go on to the next one: a task need not wait for a process to begin. Processes begin when they
 * are needed. One that dies is replaced, and its task is tried again. None outlives this process.
 */
export const processPool = <Task, Result>(options: ProcessPoolOptions): ProcessPool<Task, Result> => {
  const place = "processPool";
  const given = expectOptions(place, options, ["module", "arguments", "size", "memory", "attempts"]);
  const { module, arguments: args = [], size = availableParallelism(), memory = 2048, attempts = 3 } = given;
  expectPath(`${place}(module)`, module);
  expectStrings(`${place}(arguments)`, args);
  for (const [name, count] of Object.entries({ size, memory, attempts })) expectSize(`${place}(${name})`, count);
  const idle: Member[] = [];
  const members = new Set<Member>();
  const waiting: ((member: Member) => void)[] = [];
  let falseStarts = 0;

  const start = (): Member => {
    // Half of it for objects; the numbers of trainings are outside of them.
    const execArgv = [...process.execArgv, `--max-old-space-size=${Math.ceil(memory / 2)}`];
    const child = fork(module, args, { execArgv, serialization: "json", stdio: ["ignore", "inherit", "pipe", "ipc"] });
    // Pages of a process that dies are nothing for whoever watches: the reason is a line of them.
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-MOST_SAID);
    });
    const member: Member = { child, isReady: false, hear: undefined };
    members.add(member);
    let reason = "";
    const timer = setInterval(() => {
      const taken = residentMegabytes(child.pid);
      if (taken === undefined || taken <= memory) return;
      reason = `it took ${Math.round(taken)} MiB of memory, of at most ${memory}`;
      child.kill("SIGKILL");
    }, LOOK_AT_MEMORY);
    timer.unref();
    child.on("message", (message: FromChild) => {
      if (message.type !== "ready") return member.hear?.(message);
      member.isReady = true;
      falseStarts = 0;
    });
    const died = (how: string, by: Death["by"]): void => {
      clearInterval(timer);
      members.delete(member);
      const place = idle.indexOf(member);
      if (place >= 0) idle.splice(place, 1);
      member.hear?.({ type: "died", reason: reason || how, by });
    };
    child.on("error", (error) => {
      // Else it lives, and only a message to it was lost.
      if (child.pid === undefined) died(error.message, "code");
    });
    child.on("exit", async (code, signal) => {
      // What it said last may still be on its way.
      if (child.stderr?.closed === false) await once(child.stderr, "close");
      died(`it ended with ${signal ?? `code ${code}`}${errorIn(said)}`, signal === null ? "code" : "signal");
    });
    return member;
  };
  const take = (): Promise<Member> | Member => {
    const member = idle.pop();
    if (member !== undefined) return member;
    if (members.size < size) return start();
    return new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (member: Member): void => {
    const next = waiting.shift();
    if (next !== undefined) next(members.has(member) ? member : start());
    else if (members.has(member)) idle.push(member);
  };

  const attempt = async (task: Task, signal: AbortSignal): Promise<Answer & { readonly wasReady: boolean }> => {
    const member = await take();
    const { child } = member;
    const end = (): void => void (child.connected && child.send({ type: "cancel" } satisfies ToChild));
    try {
      signal.throwIfAborted();
      const answer = await new Promise<Answer>((resolve) => {
        member.hear = resolve;
        signal.addEventListener("abort", end);
        if (!child.connected) resolve({ type: "died", reason: "it had ended", by: "signal" });
        else
          child.send(
            { type: "run", task } satisfies ToChild,
            (error) => error && resolve({ type: "died", reason: error.message, by: "signal" }),
          );
      });
      return { ...answer, wasReady: member.isReady };
    } finally {
      member.hear = undefined;
      signal.removeEventListener("abort", end);
      giveBack(member);
    }
  };

  return {
    size,
    async run(task, signal) {
      let reason = "";
      for (let number = 1; number <= attempts; ) {
        signal.throwIfAborted();
        const answer = await attempt(task, signal);
        if (answer.type === "ended") return answer.result as Result;
        if (answer.type === "failed") throw new Error(answer.reason);
        reason = answer.reason;
        // What dies before it serves anything does not die of the task.
        if (answer.wasReady) number++;
        else if (++falseStarts > MOST_FALSE_STARTS[answer.by])
          throw new Error(`no process of ${module} serves tasks: ${reason}`);
      }
      throw new TaskLostError(`the process of the task died ${attempts} times: ${reason}`);
    },
    async close() {
      const ends = [...members].map(
        ({ child }) =>
          new Promise((resolve) => {
            child.on("exit", resolve);
            if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
            else if (child.connected) child.disconnect();
          }),
      );
      await Promise.all(ends);
    },
  };
};

/** The line of an output that says what went wrong, if one does. */
const errorIn = (said: string): string => {
  const line = said.split("\n").findLast((text) => /^(?:FATAL ERROR|(?:Uncaught )?\w*Error)\b.*: /.test(text));
  return line === undefined ? "" : `, ${line.trim()}`;
};
