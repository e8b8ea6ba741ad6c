import { elementwise } from "./elementwise";
import { SIZE } from "./layout";
import { matmul } from "./matmul";
import { oneHot } from "./one-hot";
import { maxColumns, sumColumns, sumRows } from "./reductions";
import { transpose } from "./transpose";

// What to compute is written in memory, as instructions of sixteen words; src/instruction.ts says what they are.

const INSTRUCTION: usize = 64;

/** From here on, elementwise kernels of matrices with any steps. */
const BY_ROWS: i32 = 32;
const MATMUL: i32 = 64;
const SUM_ROWS: i32 = 65;
const SUM_COLUMNS: i32 = 66;
const MAX_COLUMNS: i32 = 67;
const TRANSPOSE: i32 = 68;
const ONE_HOT: i32 = 69;
const IN_PIECES: i32 = 70;

/** Memory of this thread's own. A global belongs to an instance, and so to a thread, unlike what lies in the memory. */
let scratch: usize = 0;

/** Says where the scratch of this thread lies. */
export function useScratch(pointer: usize): void {
  scratch = pointer;
}

// @ts-ignore: decorator
@inline function word(at: usize, index: usize): usize {
  return load<u32>(at + index * 4);
}

/** Computes instructions that lie one after the other. Ends early, and returns false, where one answers no. */
export function run(from: usize, count: usize): bool {
  const end = from + count * INSTRUCTION;
  for (let at = from; at < end; at += INSTRUCTION) {
    const kernel = load<i32>(at);
    if (kernel < BY_ROWS) {
      if (!runPiece(at, 0, word(at, 3))) return false;
    } else if (kernel < MATMUL) {
      runByRows(at);
    } else if (kernel == IN_PIECES) {
      if (!runInPieces(at)) return false;
      at += word(at, 2) * INSTRUCTION;
    } else if (!runWhole(at)) return false;
  }
  return true;
}

function runWhole(at: usize): bool {
  const y = word(at, 1);
  const rows = word(at, 2);
  const columns = word(at, 3);
  const a = word(at, 4);
  switch (load<i32>(at)) {
    case MATMUL:
      matmul(
        a, word(at, 5), word(at, 6),
        word(at, 7), word(at, 8), word(at, 9),
        y, columns, rows, word(at, 13), columns, scratch,
      );
      break;
    case SUM_ROWS: sumRows(a, y, rows, columns); break;
    case SUM_COLUMNS: sumColumns(a, y, rows, columns); break;
    case MAX_COLUMNS: maxColumns(a, y, rows, columns); break;
    case TRANSPOSE: transpose(a, y, rows, columns); break;
    case ONE_HOT: return oneHot(a, y, rows, columns);
  }
  return true;
}

/** The pointer to the elements from `first` on, for a vector; to the same ones, for what all pieces use. */
// @ts-ignore: decorator
@inline function piece(at: usize, operand: usize, first: usize): usize {
  return word(at, operand) + word(at, operand + 1) * first * SIZE;
}

/** An elementwise instruction on `length` elements of vectors, from `first` on. */
// @ts-ignore: decorator
@inline function runPiece(at: usize, first: usize, length: usize): bool {
  return elementwise(
    load<i32>(at),
    piece(at, 4, first), word(at, 6),
    piece(at, 7, first), word(at, 9),
    piece(at, 10, first), word(at, 12),
    word(at, 1) + word(at, 13) * first * SIZE, length,
  );
}

/** The instructions that follow, on a piece of all vectors, then on the next: what passes between them stays in the first cache. */
function runInPieces(at: usize): bool {
  const from = at + INSTRUCTION;
  const end = from + word(at, 2) * INSTRUCTION;
  const length = word(at, 3);
  const longest = word(at, 13);
  for (let first: usize = 0; first < length; first += longest) {
    const size = min<usize>(longest, length - first);
    for (let member = from; member < end; member += INSTRUCTION) if (!runPiece(member, first, size)) return false;
  }
  return true;
}

function runByRows(at: usize): void {
  const kernel = load<i32>(at) - BY_ROWS;
  const rows = word(at, 2);
  const columns = word(at, 3);
  const aColumn = word(at, 6);
  const bColumn = word(at, 9);
  const cColumn = word(at, 12);
  const inOrder = aColumn <= 1 && bColumn <= 1 && cColumn <= 1;
  let y = word(at, 1);
  for (let i: usize = 0; i < rows; i++) {
    let a = word(at, 4) + i * word(at, 5) * SIZE;
    let b = word(at, 7) + i * word(at, 8) * SIZE;
    let c = word(at, 10) + i * word(at, 11) * SIZE;
    if (inOrder) {
      elementwise(kernel, a, aColumn, b, bColumn, c, cColumn, y, columns);
      y += columns * SIZE;
    } else {
      for (const end = y + columns * SIZE; y < end; y += SIZE) {
        elementwise(kernel, a, 0, b, 0, c, 0, y, 1);
        a += aColumn * SIZE;
        b += bColumn * SIZE;
        c += cColumn * SIZE;
      }
    }
  }
}
