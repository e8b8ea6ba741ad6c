import { INSTRUCTION, columnsOf, innerOf, isAlone, kernelOf, rowsOf, waitsFirst } from "./instruction";
import { IN_PIECES, MATMUL } from "./kernel-numbers";
import { runShare } from "./run";

// One thread conducts: it goes through the instructions. Those that can be shared, up to where one needs what another has
// computed, are a phase, which is cut into pieces. Each thread takes the next piece that nobody has taken, so that the
// conductor waits only for pieces that have been begun: never for a worker that sleeps or has lost its processor.

// Where threads communicate: words at the beginning of memory, most of them in a cache line of their own.
// src/threads/control.ts has them too, and codegen.mjs keeps the place free.

/** The current phase: its number · 2²⁰ + its pieces · 2¹⁰ + how many of them have been taken. */
// @ts-ignore: decorator
@inline const PHASE: usize = 0;
/** The instructions of the phase. */
// @ts-ignore: decorator
@inline const FROM: usize = 64;
// @ts-ignore: decorator
@inline const TO: usize = 68;
/** 1 as long as no instruction of the phase has answered no. */
// @ts-ignore: decorator
@inline const ANSWER: usize = 72;
/** The pieces of the phase that workers have computed. */
// @ts-ignore: decorator
@inline const DONE: usize = 128;
/** Not 0 while the conductor sleeps until that changes. */
// @ts-ignore: decorator
@inline const WAITING: usize = 132;
/** Workers that are there. */
// @ts-ignore: decorator
@inline const PRESENT: usize = 192;
/** Those of them that sleep until there is another phase. */
// @ts-ignore: decorator
@inline const ASLEEP: usize = 196;

/** How often the conductor looks whether all pieces are done before it sleeps: some 20 µs. */
// @ts-ignore: decorator
@inline const LOOKS: i32 = 10000;
/** How often a worker looks for a piece before it sleeps: from a few µs, where it was in vain, to some 200. */
// @ts-ignore: decorator
@inline const FEWEST_LOOKS: i32 = 1000;
// @ts-ignore: decorator
@inline const MOST_LOOKS: i32 = 100000;
let patience: i32 = MOST_LOOKS;

/** From this many additions on, a phase takes longer than waking a worker. */
// @ts-ignore: decorator
@inline const LONG: u64 = 1 << 20;

/** The time at which a phase begins, or 0 if this thread is better off alone. */
// @ts-ignore: decorator
@external("threads", "begin")
declare function begin(): f64;
/** Wakes the workers that sleep: those of a short phase now and then. */
// @ts-ignore: decorator
@external("threads", "wake")
declare function wake(long: bool): void;
/** Waits until workers have computed so many pieces. This thread has computed `own` since the phase began. */
// @ts-ignore: decorator
@external("threads", "waitFor")
declare function waitFor(pieces: usize, own: usize, began: f64): void;

/** Computes consecutive instructions. Ends early, and returns false, where one answers no. */
export function run(from: usize, count: usize): bool {
  return runAlone(from, from + count * INSTRUCTION);
}

function runAlone(from: usize, to: usize): bool {
  for (let at = from; at < to; at = next(at)) if (!runShare(at, 0, 1)) return false;
  return true;
}

/** The same with the workers that are there. After an instruction that answers no, the rest of its phase may be computed. */
export function runTogether(from: usize, count: usize): bool {
  const end = from + count * INSTRUCTION;
  for (let at = from; at < end;) {
    let to = next(at);
    const alone = isAlone(at);
    while (to < end && !waitsFirst(to)) to = next(to);
    if (!(alone ? runAlone(at, to) : runPhase(at, to))) return false;
    at = to;
  }
  return true;
}

function runPhase(from: usize, to: usize): bool {
  const threads: u32 = 1 + atomic.load<u32>(PRESENT);
  const began = threads == 1 ? 0 : begin();
  if (began == 0) return runAlone(from, to);
  const long = isLong(from);
  // With more pieces a worker that comes late can help; those of a product would each pack the right matrix again.
  const pieces: u32 = threads * (long && kernelOf(from) != MATMUL ? 2 : 1);
  store<u32>(FROM, <u32>from);
  store<u32>(TO, <u32>to);
  store<u32>(ANSWER, 1);
  atomic.store<u32>(DONE, 0);
  const number = (atomic.load<u32>(PHASE) >> 20) + 1;
  // The first piece is the conductor's.
  atomic.store<u32>(PHASE, (number << 20) | (pieces << 10) | 1);
  if (atomic.load<u32>(ASLEEP) > 0) wake(long);
  let own: u32 = 0;
  for (let piece: u32 = 0; piece < pieces; piece = taken()) {
    runPiece(piece, pieces);
    own++;
  }
  const others = pieces - own;
  for (let looks = 0; atomic.load<u32>(DONE) < others; looks++) {
    if (looks < LOOKS) continue;
    waitFor(others, own, began);
    break;
  }
  return atomic.load<u32>(ANSWER) != 0;
}

/** Takes the next piece: its number, or 1023 if there is none. */
// @ts-ignore: decorator
@inline function taken(): u32 {
  let phase = atomic.load<u32>(PHASE);
  while (hasPieces(phase)) {
    const found = atomic.cmpxchg<u32>(PHASE, phase, phase + 1);
    if (found == phase) return phase & 1023;
    phase = found;
  }
  return 1023;
}

// @ts-ignore: decorator
@inline function hasPieces(phase: u32): bool {
  return (phase & 1023) < ((phase >> 10) & 1023);
}

function runPiece(piece: u32, pieces: u32): void {
  // Atomic, so that no compiler moves these before the piece was taken.
  const to = atomic.load<u32>(TO);
  for (let at: usize = atomic.load<u32>(FROM); at < to; at = next(at)) {
    if (!runShare(at, piece, pieces)) atomic.store<u32>(ANSWER, 0);
  }
}

/** Computes pieces, until a worker has looked for one in vain for a while. Returns the phase that it has seen last. */
export function work(): u32 {
  let phase = atomic.load<u32>(PHASE);
  for (let looks = 0; looks < patience; looks++) {
    if (!hasPieces(phase)) {
      phase = atomic.load<u32>(PHASE);
      continue;
    }
    const found = atomic.cmpxchg<u32>(PHASE, phase, phase + 1);
    if (found == phase) {
      runPiece(phase & 1023, (phase >> 10) & 1023);
      atomic.add<u32>(DONE, 1);
      if (atomic.load<u32>(WAITING) != 0) atomic.notify(DONE, 1);
      if (looks > 0) patience = min(MOST_LOOKS, 2 * patience);
      looks = -1;
    }
    phase = atomic.load<u32>(PHASE);
  }
  patience = max(FEWEST_LOOKS, patience / 2);
  return phase;
}

// @ts-ignore: decorator
@inline function isLong(at: usize): bool {
  return <u64>rowsOf(at) * columnsOf(at) * (kernelOf(at) == MATMUL ? innerOf(at) : 1) >= LONG;
}

// @ts-ignore: decorator
@inline function next(at: usize): usize {
  return at + (kernelOf(at) == IN_PIECES ? 1 + rowsOf(at) : 1) * INSTRUCTION;
}
