import { PassThrough } from "node:stream";
import type { Output } from "../src/output.js";

/** An output that keeps what is written to it. */
export interface Collected {
  readonly output: Output;
  readonly text: () => string;
}

export const collected = (terminal: { readonly isTTY?: boolean; readonly columns?: number } = {}): Collected => {
  const stream = new PassThrough();
  const chunks: string[] = [];
  stream.on("data", (chunk: Buffer) => void chunks.push(chunk.toString()));
  return { output: Object.assign(stream, terminal), text: () => chunks.join("") };
};
