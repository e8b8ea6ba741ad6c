import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, rm, stat, unlink, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expectNumber, expectOptions } from "@gd/tensor";
import { expectPath } from "./expect-path.js";
import { expectSignal } from "./expect-signal.js";
import { isAlive, type ProcessIdentity, thisProcess } from "./process-identity.js";

/** Options of `holdLock`. */
export interface LockOptions {
  /**
   * The lock of a process that cannot be looked at, as it is on another machine, counts as left behind when it has not been touched
   * for so many milliseconds of our own clock. Default: 30,000.
   */
  readonly patience?: number;
  /** Gives up waiting. */
  readonly signal?: AbortSignal;
}

/** A lock that is held. */
export interface Lock {
  /** Whether it still is: a process that stood still for long may have lost it. Look before each write that others would miss. */
  readonly isHeld: () => Promise<boolean>;
  /** Lets the next one in. */
  readonly release: () => Promise<void>;
}

/** The owner touches its lock so often while others may wait. */
const TOUCHES = 5;
const SHORTEST_WAIT = 10;
const LONGEST_WAIT = 500;

/**
 * Waits until nobody else works in a folder, and keeps others out: one process, anywhere, and in it one call. A process that is dead
 * holds nothing, and no clock is compared with another one.
 *
 * The lock is a file, `lock-1`. Who finds that its owner is dead makes `lock-2`, which only one can: the highest number holds. An
 * owner of this machine is dead where it has no process that began when it did; one of another machine, where its file is not
 * touched for a while.
 *
 * Throws  the reason of the signal, and what the system says of a folder in which no file can be made
 */
export const holdLock = async (folder: string, options: LockOptions = {}): Promise<Lock> => {
  expectPath("holdLock(folder)", folder);
  const { patience = 30_000, signal } = expectOptions("holdLock", options, ["patience", "signal"]);
  expectNumber("holdLock(patience)", patience, { above: 0 });
  expectSignal("holdLock(signal)", signal);
  await mkdir(folder, { recursive: true });
  const stillness = watchStillness();
  for (let pause = SHORTEST_WAIT; ; pause = Math.min(LONGEST_WAIT, 1.5 * pause)) {
    signal?.throwIfAborted();
    const highest = (await generationsIn(folder)).at(-1) ?? 0;
    if (highest === 0 || (await isLeft(join(folder, nameOf(highest)), stillness, patience))) {
      const made = await makeLock(folder, highest + 1);
      if (made) return heldLock(folder, highest + 1, patience / TOUCHES);
    } else await wait(pause);
  }
};

const nameOf = (generation: number): string => `lock-${generation}`;

const generationsIn = async (folder: string): Promise<readonly number[]> =>
  (await readdir(folder))
    .flatMap((name) => /^lock-(\d+)$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((one, other) => one - other);

/** Makes a lock file with all that is in it, or finds that another was faster. */
const makeLock = async (folder: string, generation: number): Promise<boolean> => {
  const temporary = join(folder, `.lock.${randomUUID()}.tmp`);
  await writeFile(temporary, JSON.stringify(thisProcess()));
  try {
    await link(temporary, join(folder, nameOf(generation)));
  } catch (error) {
    if (Object(error).code !== "EEXIST") throw error;
    return false;
  } finally {
    await unlink(temporary);
  }
  return true;
};

const heldLock = (folder: string, generation: number, every: number): Lock => {
  const file = join(folder, nameOf(generation));
  let touched = 0;
  // What is written is a number that grows, not the time, which may jump.
  const timer = setInterval(() => void utimes(file, ++touched, touched).catch(() => {}), every);
  timer.unref();
  return {
    isHeld: async () => (await generationsIn(folder)).at(-1) === generation,
    async release() {
      clearInterval(timer);
      // The lower ones first: while there is one, so is the highest.
      for (const number of await generationsIn(folder)) {
        if (number <= generation) await rm(join(folder, nameOf(number)), { force: true });
      }
    },
  };
};

/** Whether the process that made a lock is dead, or nothing has touched the lock for long. One that is gone is not left. */
const isLeft = async (file: string, isStill: Stillness, patience: number): Promise<boolean> => {
  try {
    const owner: ProcessIdentity = JSON.parse(await readFile(file, "utf8"));
    const alive = isAlive(owner);
    if (alive !== undefined) return !alive;
    const { mtimeMs } = await stat(file);
    return isStill(`${file} ${mtimeMs}`, patience);
  } catch (error) {
    if (Object(error).code === "ENOENT") return false;
    if (error instanceof SyntaxError) return isStill(file, patience);
    throw error;
  }
};

/** Whether the same was seen again and again for so many milliseconds. */
type Stillness = (seen: string, milliseconds: number) => boolean;

const watchStillness = (): Stillness => {
  let [last, since] = ["", 0];
  return (seen, milliseconds) => {
    if (seen !== last) [last, since] = [seen, performance.now()];
    return performance.now() - since > milliseconds;
  };
};
