import asc from "assemblyscript/asc";
import { type Competitor, type Prepared, SkippedError } from "../competitor.ts";
import { dtypeOf, operationsOf } from "../operations.ts";
import type { Task } from "../task.ts";

const ACCUMULATORS = 12;
/** Iterations of the loop in one call. */
const CALL = 20_000;

/** A loop over independent accumulators, as many as fit into registers beside the two operands, each a ← a · x + y. */
const source = (lane: "f32x4" | "f64x2", mode: string): string => {
  const names = Array.from({ length: ACCUMULATORS }, (_, i) => `a${i}`);
  const next = (a: string) =>
    mode === "fused" ? `${lane}.relaxed_madd(x, y, ${a})` : `${lane}.add(${lane}.mul(${a}, x), y)`;
  const scalar = lane === "f32x4" ? "f32" : "f64";
  return `export function run(count: i32, factor: ${scalar}, term: ${scalar}): f64 {
  // Made of arguments: V8 builds a constant again at each use.
  const x = ${lane}.splat(factor);
  const y = ${lane}.splat(term);
  ${names.map((a, i) => `let ${a} = ${lane}.splat(${i});`).join("\n  ")}
  for (let i = 0; i < count; i++) {
    ${names.map((a) => `${a} = ${next(a)};`).join("\n    ")}
  }
  return <f64>${lane}.extract_lane(${names.reduce((sum, a) => `${lane}.add(${sum}, ${a})`)}, 0);
}`;
};

const compile = async (text: string): Promise<Uint8Array<ArrayBuffer>> => {
  let bytes = new Uint8Array();
  const flags = "--runtime stub -O3 --noAssert --enable simd --enable relaxed-simd".split(" ");
  const { error, stderr } = await asc.main(["peak.ts", "--outFile", "peak.wasm", ...flags], {
    readFile: (name) => (name === "peak.ts" ? text : null),
    writeFile: (_, contents) => {
      if (typeof contents !== "string") bytes = Uint8Array.from(contents);
    },
    listFiles: () => [],
  });
  if (error !== null) throw new Error(`the peak does not compile: ${stderr}`, { cause: error });
  return bytes;
};

/** As many multiplications and additions as a task's products take, in vectors of 128 bits that stay in registers. */
export const peak = (mode: string): Competitor => {
  const prepare = async (task: Task): Promise<Prepared> => {
    const dtype = dtypeOf(task);
    const [lane, lanes] = dtype === "float32" ? (["f32x4", 4] as const) : (["f64x2", 2] as const);
    const module = await WebAssembly.compile(await compile(source(lane, mode))).catch((cause) => {
      throw new SkippedError(`this engine refuses it: ${cause}`, { cause });
    });
    const { run } = (await WebAssembly.instantiate(module)).exports;
    if (typeof run !== "function") throw new Error("the peak exports no function");
    const round = operationsOf(task) / (2 * lanes * ACCUMULATORS);
    return {
      reset: () => {},
      train: (steps) => {
        // Many calls: V8 switches to optimized code between calls, never within one.
        for (let left = Math.ceil(round * steps); left > 0; left -= CALL) run(Math.min(left, CALL), 0.25, 0.5);
      },
      result: () => new Float64Array(),
    };
  };
  return { network: prepare, convolution: prepare, regression: prepare, product: prepare, inference: prepare };
};
