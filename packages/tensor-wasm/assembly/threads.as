import { ALONE, INSTRUCTION, kernelOf, rowsOf, sharingOf, waitsFirst } from "./instruction";
import { IN_PIECES } from "./kernel-numbers";
import { runShare } from "./run";

// All threads go through the same instructions. Each is computed by one thread alone, or by all, a share each; where one
// needs what another has computed, all wait for each other. They wait by spinning, as an instruction takes microseconds; only
// a worker without a job falls asleep after a while.

/** Where threads communicate: words, each in a cache line of its own. */
let control: usize = 0;

// The state of a worker is in globals, as the V8 of Node 20 loses locals when a thread falls asleep.

/** Its number, from 1. */
let number: usize = 0;
/** The last job it has seen. */
let seen: u32 = 0;
/** How often it looks for a job before it falls asleep. */
let patience: i32 = 0;

/** The current job: how many there have been · 256 + the number of threads that take part. */
// @ts-ignore: decorator
@inline const JOB: usize = 0;
// @ts-ignore: decorator
@inline const FROM: usize = 64;
// @ts-ignore: decorator
@inline const COUNT: usize = 68;
/** 1 as long as no instruction of the job has answered no. */
// @ts-ignore: decorator
@inline const ANSWER: usize = 128;
/** Threads that have arrived where all wait for each other. */
// @ts-ignore: decorator
@inline const ARRIVED: usize = 192;
/** The answer at the time when all had arrived, so that all read the same. */
// @ts-ignore: decorator
@inline const VERDICT: usize = 260;
/** How often all have waited for each other. */
// @ts-ignore: decorator
@inline const PASSED: usize = 256;
/** Workers that are asleep. */
// @ts-ignore: decorator
@inline const ASLEEP: usize = 320;
/** Workers that have started. */
// @ts-ignore: decorator
@inline const READY: usize = 384;
/** Not 0 once workers are to end. */
// @ts-ignore: decorator
@inline const END: usize = 448; // src/kernels/workers.ts sets it

/** How often a thread looks whether the others have arrived before it yields its processor to them. */
// @ts-ignore: decorator
@inline const LOOKS: i32 = 200000;
/** In nanoseconds. */
// @ts-ignore: decorator
@inline const NAP: i64 = 50000;
/** Whether this thread may sleep; the main thread of a page may not. */
let naps: bool = false;

/** Sets where threads communicate, and whether this one may sleep while it waits. */
export function useControl(pointer: usize, mayNap: bool): void {
  control = pointer;
  naps = mayNap;
}

/** Computes consecutive instructions. Ends early, and returns false, where one answers no. */
export function run(from: usize, count: usize): bool {
  const end = from + count * INSTRUCTION;
  for (let at = from; at < end; at = next(at)) if (!runShare(at, 0, 1)) return false;
  return true;
}

/** The same on all threads that have started. After one that answers no, more may be computed, up to where all wait. */
export function runTogether(from: usize, count: usize): bool {
  const threads = 1 + atomic.load<u32>(control, READY);
  if (threads == 1) return run(from, count);
  store<u32>(control, <u32>from, FROM);
  store<u32>(control, <u32>count, COUNT);
  atomic.store<u32>(control, 1, ANSWER);
  const jobs = (atomic.load<u32>(control, JOB) >> 8) + 1;
  atomic.store<u32>(control, (jobs << 8) | threads, JOB);
  if (atomic.load<u32>(control, ASLEEP) > 0) atomic.notify(control, -1);
  takePart(0, threads);
  return atomic.load<u32>(control, ANSWER) != 0;
}

/** Runs a worker: its part of every job, until it is to end. */
export function work(spins: i32): void {
  patience = spins;
  seen = atomic.load<u32>(control, JOB);
  number = atomic.add<u32>(control, 1, READY) + 1;
  while (true) {
    if (!sees(patience)) {
      atomic.add<u32>(control, 1, ASLEEP);
      atomic.wait<i32>(control, <i32>seen, -1);
      atomic.sub<u32>(control, 1, ASLEEP);
      continue;
    }
    if (atomic.load<u32>(control, END) != 0) return;
    const threads: usize = seen & 255;
    // A job may have begun before this worker had started.
    if (number < threads) takePart(number, threads);
  }
}

/** Whether there is another job, looked for a number of times. */
function sees(times: i32): bool {
  for (; times > 0; times--) {
    const job = atomic.load<u32>(control, JOB);
    if (job == seen) continue;
    seen = job;
    return true;
  }
  return false;
}

function takePart(thread: usize, threads: usize): void {
  // Atomic, so that no compiler moves these before the wait for a job.
  const from: usize = atomic.load<u32>(control, FROM);
  const end = from + <usize>atomic.load<u32>(control, COUNT) * INSTRUCTION;
  for (let at = from; at < end; at = next(at)) {
    if (waitsFirst(at)) {
      waitForAll(<u32>threads);
      if (atomic.load<u32>(control, VERDICT) == 0) break;
    }
    const alone = sharingOf(at) == ALONE;
    if (alone && thread > 0) continue;
    if (!runShare(at, alone ? 0 : thread, alone ? 1 : threads)) atomic.store<u32>(control, 0, ANSWER);
  }
  waitForAll(<u32>threads);
}

function waitForAll(threads: u32): void {
  const passed = atomic.load<u32>(control, PASSED);
  if (atomic.add<u32>(control, 1, ARRIVED) == threads - 1) {
    atomic.store<u32>(control, 0, ARRIVED);
    store<u32>(control, atomic.load<u32>(control, ANSWER), VERDICT);
    atomic.store<u32>(control, passed + 1, PASSED);
    return;
  }
  let looks = 0;
  while (atomic.load<u32>(control, PASSED) == passed) {
    looks++;
    // With more threads than processors, the others may be waiting for this one's processor.
    if (naps && looks > LOOKS) atomic.wait<i32>(control + PASSED, <i32>passed, NAP);
  }
}

// @ts-ignore: decorator
@inline function next(at: usize): usize {
  return at + (kernelOf(at) == IN_PIECES ? 1 + rowsOf(at) : 1) * INSTRUCTION;
}
