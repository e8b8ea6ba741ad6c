import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { allKernels } from "../kernels/all-kernels.js";
import { kernelModules } from "../kernels/kernels.js";
import { WORD } from "./control.js";
import { createCrew } from "./crew.js";
import { LIMITS } from "./limits.js";
import { startWorker, type WorkerSetup } from "./start-worker.js";

// No workers: what they would do is done here.
vi.mock("./start-worker.js", () => ({ startWorker: vi.fn(() => true) }));

const modules = kernelModules(allKernels("float32"), { shared: true });
const scratch = [() => 0, 0] as const;

/** Milliseconds. Whoever looks at the clock takes a while. */
let time = 1000;

beforeEach(() => void vi.spyOn(performance, "now").mockImplementation(() => (time += 0.01)));
afterEach(() => {
  vi.restoreAllMocks();
  vi.mocked(startWorker).mockReset().mockReturnValue(true);
});

const crewOf = (threads: number) => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const crew = createCrew({ threads, modules, memory });
  return { ...crew, words: new Int32Array(memory.buffer) };
};

/** A wait for two pieces of a phase, of which this thread has taken 2 ms for one. They are done after some milliseconds. */
const wait = ({ imports, words }: ReturnType<typeof crewOf>, milliseconds: number): void => {
  words[WORD.done] = 1;
  const until = time + milliseconds;
  const sleep = vi.spyOn(Atomics, "wait").mockImplementation(() => {
    time = until;
    words[WORD.done] = 2;
    return "ok";
  });
  imports.waitFor(2, 1, time - 2);
  sleep.mockRestore();
};

describe("a thread that waits for workers", () => {
  test("sleeps, and says so to the worker that wakes it", () => {
    const { imports, words } = crewOf(2);
    const sleep = vi.spyOn(Atomics, "wait").mockImplementation((_, word, value) => {
      expect([word, value, words[WORD.waiting]]).toEqual([WORD.done, 0, 1]);
      words[WORD.done] = 1;
      return "ok";
    });
    imports.waitFor(1, 1, time);
    expect(sleep).toHaveBeenCalledOnce();
    expect(words[WORD.waiting]).toBe(0);
  });

  test("does not sleep where that is forbidden, as in a page's main thread", () => {
    const sleep = vi.spyOn(Atomics, "wait").mockImplementation(() => {
      throw new TypeError("Atomics.wait cannot be called in this context");
    });
    const { imports, words } = crewOf(2);
    sleep.mockClear();
    const until = time + 100;
    vi.mocked(performance.now).mockImplementation(() => {
      if (time++ > until) words[WORD.done] = 1;
      return time;
    });
    imports.waitFor(1, 1, time);
    expect(sleep).not.toHaveBeenCalled();
  });

  test("computes alone for twelve times as long as it has waited for more than the workers have done", () => {
    const crew = crewOf(2);
    expect(crew.imports.begin()).toBe(time);
    wait(crew, 54); // 50 ms more than the 4 that their pieces would have taken here
    const ended = time;
    for (const [later, alone] of [
      [1, true],
      [590, true],
      [602, false],
    ] as const) {
      time = ended + later;
      expect(crew.imports.begin() === 0, `${later} ms later`).toBe(alone);
    }
  });

  test.each([
    ["less than the workers have done", 3.9, false],
    ["a twelfth of the last 4 ms longer", 4.3, false],
    ["longer than that", 4.5, true],
  ])("or not, where it has waited %s", (_, milliseconds, alone) => {
    const crew = crewOf(2);
    wait(crew, milliseconds);
    expect(crew.imports.begin() === 0).toBe(alone);
  });

  test("hears of a worker's error, and of a worker that does not answer", () => {
    const failing = crewOf(2);
    failing.words.set(
      Array.from("unreachable", (letter) => letter.charCodeAt(0)),
      WORD.failed + 1,
    );
    failing.words[WORD.failed] = "unreachable".length;
    expect(() => failing.imports.waitFor(1, 1, time)).toThrow("unreachable");

    const silent = crewOf(2);
    const start = time;
    vi.spyOn(Atomics, "wait").mockImplementation(() => {
      time += 1000;
      return "timed-out";
    });
    expect(() => silent.imports.waitFor(1, 1, time - 100)).toThrow("it does not answer");
    expect(time - start).toBeGreaterThan(LIMITS.answer);
    expect(time - start).toBeLessThan(LIMITS.answer + 3000);
  });
});

test("workers are woken for each long phase, and for short ones now and then", () => {
  const { imports } = crewOf(2);
  const notify = vi.spyOn(Atomics, "notify");
  const wakes = (long: number): boolean => {
    notify.mockClear();
    imports.wake(long);
    return notify.mock.calls.length > 0;
  };
  expect(wakes(0)).toBe(true);
  expect(wakes(0)).toBe(false);
  expect(wakes(1)).toBe(true);
  time += LIMITS.wake;
  expect(wakes(0)).toBe(true);
  expect(wakes(0)).toBe(false);
});

describe("workers are started", () => {
  const setups = (): readonly WorkerSetup[] => vi.mocked(startWorker).mock.calls.map(([setup]) => setup);

  test("once, each with memory of its own, and again when they have ended", () => {
    const { recruit } = crewOf(4);
    recruit((thread) => 100 * thread, 50);
    recruit((thread) => 100 * thread, 50);
    expect(setups().map((setup) => [setup.scratch, setup.scratchForProducts])).toEqual([
      [100, 50],
      [200, 50],
      [300, 50],
    ]);
    const [, , onEnd] = vi.mocked(startWorker).mock.calls[1]!;
    onEnd();
    recruit((thread) => 100 * thread, 50);
    expect(setups()).toHaveLength(4);
    expect(setups()[3]!.scratch).toBe(200);
  });

  test("as soon as there is room for them", () => {
    vi.mocked(startWorker).mockReturnValueOnce(false);
    const { recruit } = crewOf(2);
    for (let again = 0; again < 3; again++) recruit(...scratch);
    expect(setups()).toHaveLength(2);
  });

  test("no more once one could not, which is said once", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.mocked(startWorker).mockImplementation((_setup, _wanted, onEnd) => {
      onEnd("SecurityError: blob: is forbidden");
      return true;
    });
    for (let i = 0; i < 2; i++) {
      const { recruit } = crewOf(2);
      recruit(...scratch);
      recruit(...scratch);
    }
    expect(setups()).toHaveLength(2);
    expect(warn.mock.calls).toEqual([
      ["wasmInterpreter computes on fewer than 2 threads, as a worker has ended: SecurityError: blob: is forbidden"],
    ]);
  });

  test("no more once they are dismissed", () => {
    const { recruit, dismiss, words } = crewOf(2);
    dismiss();
    recruit(...scratch);
    expect(setups()).toHaveLength(0);
    expect(words[WORD.end]).toBe(1);
  });
});
