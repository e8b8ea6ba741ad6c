import { afterEach, describe, expect, test, vi } from "vitest";
import { assertContract, ContractError, describeContract, errorOf } from "./contract.js";

describe("errorOf", () => {
  test("is the error that a call throws", () => {
    const error = new RangeError("too far");
    const call = () => {
      throw error;
    };
    expect(errorOf("a step", call)).toBe(error);
  });

  test("throws when the call does not, or throws no error", () => {
    const refused = new ContractError("a step was accepted");
    expect(() => errorOf("a step", () => 1)).toThrow(refused);
    const throwText = () => {
      throw "a text";
    };
    expect(() => errorOf("a step", throwText)).toThrow(refused);
  });
});

describe("assertContract", () => {
  test("throws the message only where the condition does not hold", () => {
    expect(() => assertContract(true, () => "wrong")).not.toThrow();
    expect(() => assertContract(false, () => "wrong")).toThrow(new ContractError("wrong"));
  });
});

describe("describeContract", () => {
  afterEach(() => void vi.unstubAllGlobals());

  test("makes each case a test of the global runner", () => {
    const calls: unknown[] = [];
    const check = () => {};
    vi.stubGlobal("describe", (name: string, body: () => void) => {
      calls.push(["describe", name]);
      body();
    });
    vi.stubGlobal("test", (name: string, body: () => void) => calls.push(["test", name, body]));
    describeContract("a layer", [
      { name: "holds", check },
      { name: "keeps", check },
    ]);
    expect(calls).toEqual([
      ["describe", "a layer"],
      ["test", "holds", check],
      ["test", "keeps", check],
    ]);
  });

  test("says what is missing without a runner", () => {
    vi.stubGlobal("describe", undefined);
    expect(() => describeContract("a layer", [])).toThrow("global describe and test");
  });
});
