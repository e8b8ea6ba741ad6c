import { describe, expect, test } from "vitest";
import { referenceInterpreter, referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { randomStreams } from "../random/random-streams.js";
import { tensor } from "../tensor.js";
import type { Observation } from "./context.js";
import { createContext } from "./create-context.js";
import { enter } from "./enter.js";

describe("createContext", () => {
  test("trains in float32 from seed 0, without a path, coefficients or trust, by default", () => {
    const context = createContext();
    expect(context.ops.dtype).toBe("float32");
    expect(context.training).toBe(true);
    expect(context.path).toEqual([]);
    expect(context.random.stream("weight").uniform()).toBe(randomStreams(0).stream("weight").uniform());
    expect(context.coefficients).toEqual([]);
    expect(context.trusted).toBe(false);
    expect(Object.keys(context).sort()).toEqual(["coefficients", "ops", "path", "random", "training", "trusted"]);
  });

  test("takes what it is given", () => {
    const given = {
      ops: referenceOps({ dtype: "float64" }),
      training: false,
      random: randomStreams("mine"),
      path: ["digits"],
      from: "the data",
      observe: () => {},
      coefficients: [tensor(0.5)],
      step: tensor([7, 0]),
      trusted: true,
      opsWithin: () => referenceOps(),
    };
    expect(createContext(given)).toEqual(given);
  });

  test.each<[object, string]>([
    [
      { ops: referenceInterpreter() },
      "createContext(ops) expects operations, but received { ops, variable, assign, increase, step, run, compile, read }. " +
        "Pass its operations: interpreter.ops.",
    ],
    [{ interpreter: referenceInterpreter() }, 'but received "interpreter". Did you mean ops?'],
    [{ seed: {} }, "createContext(seed) expects a finite number or a string, but received {}."],
    [{ training: "no" }, 'createContext(training) expects true or false, but received "no".'],
    [
      { random: 1 },
      "createContext(random) expects random streams, but received 1. randomStreams(1) is one, for example.",
    ],
    [{ path: "digits" }, 'createContext(path) expects a list of strings, but received "digits".'],
    [{ coefficients: [0.5] }, "createContext(coefficients[0]) expects a tensor, but received 0.5."],
    [{ step: 3 }, "createContext(step) expects a tensor, but received 3."],
    [{ observe: true }, "createContext(observe) expects a function, but received true."],
  ])("refuses %o", (options, message) => {
    expect(() => createContext(options)).toThrow(message);
  });

  test("draws from its seed", () => {
    const draw = (seed: number | string) => createContext({ seed }).random.stream("weight").uniform();
    expect(draw("a")).toBe(randomStreams("a").stream("weight").uniform());
    expect(draw(1)).not.toBe(draw(2));
  });
});

describe("enter", () => {
  test("names the part in the path and in its random streams", () => {
    const outer = createContext({ seed: 3, path: ["digits"] });
    const inner = enter(outer, "1 linear");
    expect(inner.path).toEqual(["digits", "1 linear"]);
    expect(outer.path).toEqual(["digits"]);
    expect(inner.random.stream("weight").uniform()).toBe(randomStreams(3).stream("1 linear/weight").uniform());
  });

  test("draws from a stream of another name where it is given one", () => {
    const inner = enter(createContext({ seed: 3 }), "1 linear", { stream: "linear" });
    expect(inner.path).toEqual(["1 linear"]);
    expect(inner.random.stream("weight").uniform()).toBe(randomStreams(3).stream("linear/weight").uniform());
  });

  test("says where the input comes from, and forgets where the outer input came from", () => {
    const outer = createContext({ from: "the data" });
    expect(enter(outer, "2 relu", { from: "1 linear" }).from).toBe("1 linear");
    expect("from" in enter(outer, "1 linear")).toBe(false);
  });

  test("refuses what is no context, no name and no part", () => {
    expect(() => enter({} as never, "1 relu")).toThrow(
      "enter(context) expects a context, but received {}. createContext({ … }) makes one.",
    );
    expect(() => enter(createContext(), 1 as never)).toThrow("enter(name) expects a string, but received 1.");
    expect(() => enter(createContext(), "1 relu", { streams: "relu" } as never)).toThrow("Did you mean stream?");
  });

  test("keeps everything else", () => {
    const observations: Observation[] = [];
    const outer = createContext({
      training: false,
      trusted: true,
      step: tensor([7, 0]),
      observe: (observation) => observations.push(observation),
    });
    const inner = enter(outer, "1 linear");
    expect(inner.ops).toBe(outer.ops);
    expect(inner.training).toBe(false);
    expect(inner.trusted).toBe(true);
    expect(inner.step).toBe(outer.step);
    expect(inner.observe).toBe(outer.observe);
  });

  test("gives a part its share of the coefficients, and none of another's", () => {
    const [first, second] = [tensor(1), tensor(2)];
    const outer = createContext({ coefficients: [first, second] });
    const inner = enter(outer, "1 dropout", { coefficients: [second] });
    expect(inner.coefficients).toEqual([second]);
    expect(enter(inner, "deeper").coefficients).toEqual([]);
  });

  test("has the operations of the part, for whoever traces them by part", () => {
    const operations = new Map(["digits", "digits/1 linear"].map((path) => [path, referenceOps()]));
    const outer = createContext({ opsWithin: (path) => operations.get(path.join("/"))! });
    const model = enter(outer, "digits");
    expect(model.ops).toBe(operations.get("digits"));
    expect(enter(model, "1 linear").ops).toBe(operations.get("digits/1 linear"));
  });
});
