import { FALL_BACK, WasmError } from "../wasm-error.js";

/** The bytes of a page. */
const PAGE = 1 << 16;
/** More than the kernels need for themselves. */
const FIRST_PAGES = 32;
const MOST_PAGES = 1 << 16;

/** A memory of WebAssembly. Throws a WasmError where there is no room for it. */
export const newMemory = (shared: boolean): WebAssembly.Memory => {
  try {
    return new WebAssembly.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES, shared });
  } catch (cause) {
    const reason = `WebAssembly gets no memory here (${messageOf(cause)})`;
    throw new WasmError(
      reason,
      `A closed interpreter gives its memory back once nothing refers to it and its threads have ended: wait for that, share one interpreter, allow the process more address space, or ${FALL_BACK}`,
      { cause },
    );
  }
};

/** Makes a memory have so many bytes, or twice as many as before, so that it grows rarely. */
export const growMemory = (memory: WebAssembly.Memory, bytes: number): void => {
  const pages = memory.buffer.byteLength / PAGE;
  const missing = Math.ceil(bytes / PAGE) - pages;
  if (missing <= 0) return;
  let cause: unknown;
  for (const more of [Math.max(missing, Math.min(pages, MOST_PAGES - pages)), missing]) {
    try {
      memory.grow(more);
      return;
    } catch (error) {
      cause = error;
    }
  }
  const limit = bytes > MOST_PAGES * PAGE ? `WebAssembly has at most ${MOST_PAGES / 16} MiB` : messageOf(cause);
  throw new WasmError(
    `its memory of ${mebibytes(pages * PAGE)} MiB cannot grow to ${mebibytes(bytes)} MiB (${limit})`,
    "Nothing has changed. Use smaller batches or a smaller model, float32, or referenceInterpreter().",
    { cause },
  );
};

const mebibytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
