import type { KernelModules } from "../kernels/kernels.js";
import { warnOnce } from "../warn-once.js";
import { WORD } from "./control.js";
import { LIMITS } from "./limits.js";
import { now } from "./now.js";
import { startWorker } from "./start-worker.js";
import type { ThreadImports } from "./thread-imports.js";

/** The workers of an interpreter. */
export interface Crew {
  readonly imports: ThreadImports;
  /**
   * Starts workers, unless they are there, are starting, or cannot start. Each gets memory of its own, some of it for
   * matrix products.
   */
  recruit(scratchOf: (thread: number) => number, scratchForProducts: number): void;
  /** Has the workers end. */
  dismiss(): void;
}

/** What its workers need. */
export interface CrewSetup {
  /** Including this one. */
  readonly threads: number;
  readonly modules: KernelModules;
  readonly memory: WebAssembly.Memory;
}

/** Milliseconds to look for what should come soon, before a thread sleeps. */
const SPIN = 0.1;

/**
 * So many times as long as it has waited in vain a thread then computes alone: waiting takes at most a twelfth of the
 * time, however busy the processors are.
 */
const ALONE = 12;

/** Milliseconds, after which a wait of a twelfth of them is forgiven. */
const GRACE = 4;

/** Milliseconds after which a thread that sleeps looks whether the others live. */
const LOOK = 1000;

export const createCrew = ({ threads, modules, memory }: CrewSetup): Crew => {
  const words = new Int32Array(memory.buffer);
  const maySleep = canSleep(words);
  /** Which threads have workers. */
  const hired: boolean[] = [];
  let recruiting = true;
  let aloneUntil = 0;
  let nextWake = 0;

  const hire = (thread: number, scratch: number, scratchForProducts: number): void => {
    hired[thread] = true;
    const setup = { modules, memory, scratch, scratchForProducts, idle: LIMITS.idle };
    const starts = startWorker(setup, threads - 1, (reason) => {
      hired[thread] = false;
      if (reason === undefined) return;
      recruiting = false;
      warnOnce(`wasmInterpreter computes on fewer than ${threads} threads, as a worker has ended: ${reason}`);
    });
    if (!starts) hired[thread] = false;
  };

  const expectAlive = (latest: number): void => {
    const length = Atomics.load(words, WORD.failed);
    if (length > 0) throw new Error(textAt(words, WORD.failed + 1, length));
    if (now() > latest) throw new Error("it does not answer");
  };

  return {
    imports: {
      begin() {
        const time = now();
        return time < aloneUntil ? 0 : time;
      },
      wake(long) {
        if (long === 0 && now() < nextWake) return;
        nextWake = now() + LIMITS.wake;
        Atomics.notify(words, WORD.phase);
      },
      waitFor(pieces, own, began) {
        const since = now();
        const piece = (since - began) / own;
        const latest = since + LIMITS.answer + 10 * piece;
        const awake = since + Math.min(piece, SPIN);
        while (Atomics.load(words, WORD.done) !== pieces && now() < awake);
        Atomics.store(words, WORD.waiting, 1);
        for (;;) {
          const done = Atomics.load(words, WORD.done);
          if (done === pieces) break;
          expectAlive(latest);
          if (maySleep) Atomics.wait(words, WORD.done, done, LOOK);
        }
        Atomics.store(words, WORD.waiting, 0);
        const ended = now();
        const lost = ended - since - pieces * piece;
        if (lost > 0) aloneUntil = Math.max(aloneUntil, ended - GRACE) + ALONE * lost;
      },
    },
    recruit(scratchOf, scratchForProducts) {
      if (!recruiting) return;
      for (let thread = 1; thread < threads; thread++) {
        if (!hired[thread]) hire(thread, scratchOf(thread), scratchForProducts);
      }
    },
    dismiss() {
      recruiting = false;
      Atomics.store(words, WORD.end, 1);
      Atomics.notify(words, WORD.phase);
    },
  };
};

/** The main thread of a page may not sleep. */
const canSleep = (words: Int32Array): boolean => {
  try {
    Atomics.wait(words, WORD.end, 1, 0);
    return true;
  } catch {
    return false;
  }
};

const textAt = (words: Int32Array, start: number, length: number): string =>
  String.fromCharCode(...words.subarray(start, start + length));
