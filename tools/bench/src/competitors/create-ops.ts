import { type DType, type Ops, referenceOps } from "@gd/tensor";
import { wasmOps } from "@gd/tensor-wasm";
import { SkippedError } from "../competitor.ts";
import { type Mode, modes } from "./modes.ts";

const isMode = (mode: string): mode is Mode => mode in modes;

/**
 * The interpreter of a mode.
 *
 * Throws  SkippedError when wasmOps refuses an option of it, or never asks for one, as it does not know it
 */
export const createOps = (mode: string, dtype: DType): Ops => {
  if (mode === "reference") return referenceOps({ dtype });
  if (!isMode(mode)) throw new Error(`there is no mode "${mode}"`);
  const unread = new Set<string>();
  const options: { readonly dtype: DType } = { dtype };
  for (const [name, value] of Object.entries(modes[mode])) {
    unread.add(name);
    const get = () => {
      unread.delete(name);
      return value;
    };
    Object.defineProperty(options, name, { enumerable: true, get });
  }
  const ops = refusing(() => wasmOps(options));
  if (unread.size > 0) throw new SkippedError(`wasmOps does not know ${[...unread].join(", ")}`);
  return ops;
};

const refusing = (create: () => Ops): Ops => {
  try {
    return create();
  } catch (error) {
    throw new SkippedError(`wasmOps refuses it: ${error}`, { cause: error });
  }
};
