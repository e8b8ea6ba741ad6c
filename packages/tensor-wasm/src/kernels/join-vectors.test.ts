import { afterEach, expect, test, vi } from "vitest";
import { wasmInterpreter } from "../wasm-interpreter.js";
import { joinVectors } from "./join-vectors.js";

afterEach(() => vi.unstubAllGlobals());

/** A process with this V8, whose flags are noted. */
const flagsOf = (v8: string | undefined): readonly string[] => {
  const flags: string[] = [];
  const getBuiltinModule = () => ({ setFlagsFromString: (flag: string) => flags.push(flag) });
  vi.stubGlobal("process", { versions: { v8 }, getBuiltinModule });
  expect(joinVectors()).toBe(flags.length > 0);
  return flags;
};

test("turns on the flag where V8 knows it", () => {
  for (const v8 of ["12.4.254.21-node.57", "13.6.233.17", "14.6.202.34"]) {
    expect(flagsOf(v8)).toEqual(["--experimental-wasm-revectorize"]);
  }
  // It would print an error.
  for (const v8 of ["11.3.244.8-node.38", "9.9", "", undefined]) expect(flagsOf(v8)).toEqual([]);
});

test("is not asked for where products are exact", () => {
  const getBuiltinModule = vi.spyOn(process, "getBuiltinModule");
  wasmInterpreter({ precision: "fast" });
  wasmInterpreter({ wide: false });
  expect(getBuiltinModule).not.toHaveBeenCalledWith("node:v8");
  getBuiltinModule.mockRestore();
});

test("a page has no process", () => {
  vi.stubGlobal("process", undefined);
  expect(joinVectors()).toBe(false);
});
