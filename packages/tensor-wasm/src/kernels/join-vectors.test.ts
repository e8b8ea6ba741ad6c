import { afterEach, expect, test, vi } from "vitest";
import { wasmInterpreter } from "../wasm-interpreter.js";
import { joinVectors } from "./join-vectors.js";
import { wideIsSupported } from "./wide-is-supported.js";

afterEach(() => vi.unstubAllGlobals());

/** Joins vectors in a process of this configuration and V8, which notes its flags. */
const flagsOf = (config: unknown, v8: string | undefined = "13.6.233.17"): readonly string[] => {
  const flags: string[] = [];
  const getBuiltinModule = () => ({ setFlagsFromString: (flag: string) => flags.push(flag) });
  vi.stubGlobal("process", { config, versions: { v8 }, getBuiltinModule });
  const supported = wideIsSupported();
  expect(flags).toEqual([]);
  expect(joinVectors()).toBe(supported);
  expect(flags.length > 0).toBe(supported);
  return flags;
};

test("turns on the flag where Node was built with it", () => {
  for (const built of [1, "1"]) {
    expect(flagsOf({ variables: { v8_enable_wasm_simd256_revec: built } })).toEqual([
      "--experimental-wasm-revectorize",
    ]);
  }
  // V8 would print an error.
  for (const config of [{ variables: { v8_enable_wasm_simd256_revec: 0 } }, { variables: {} }, {}, undefined]) {
    expect(flagsOf(config)).toEqual([]);
  }
  // Its V8 joins nothing.
  expect(flagsOf({ variables: { v8_enable_wasm_simd256_revec: 1 } }, "12.4.254.21-node.57")).toEqual([]);
});

test("is not asked for by itself", () => {
  const getBuiltinModule = vi.spyOn(process, "getBuiltinModule");
  wasmInterpreter();
  wasmInterpreter({ precision: "fast" });
  wasmInterpreter({ wide: false });
  expect(getBuiltinModule).not.toHaveBeenCalledWith("node:v8");
  getBuiltinModule.mockRestore();
});

test("a page has no process", () => {
  vi.stubGlobal("process", undefined);
  expect(joinVectors()).toBe(false);
});
