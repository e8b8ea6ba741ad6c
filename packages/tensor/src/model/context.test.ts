import { describe, expect, test } from "vitest";
import { referenceOps } from "../interpreter/reference/reference-interpreter.js";
import { traced } from "../interpreter/traced.js";
import { randomStreams } from "../random/random-streams.js";
import { tensor } from "../tensor.js";
import { createContext, enter, type Observation } from "./context.js";

describe("createContext", () => {
  test("trains in float32 from seed 0 without a path, unless said otherwise", () => {
    const context = createContext();
    expect(context.ops.dtype).toBe("float32");
    expect(context.training).toBe(true);
    expect(context.path).toEqual([]);
    expect(context.random.stream("weight").uniform()).toBe(randomStreams(0).stream("weight").uniform());
    expect(Object.keys(context).sort()).toEqual(["ops", "path", "random", "training"]);
  });

  test("takes what it is given", () => {
    const given = {
      ops: referenceOps({ dtype: "float64" }),
      training: false,
      random: randomStreams("mine"),
      path: ["digits"],
      from: "the data",
      observe: () => {},
    };
    expect(createContext(given)).toEqual(given);
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

  test("keeps everything else", () => {
    const observations: Observation[] = [];
    const outer = createContext({ training: false, observe: (observation) => observations.push(observation) });
    const inner = enter(outer, "1 linear");
    expect(inner.ops).toBe(outer.ops);
    expect(inner.training).toBe(false);
    expect(inner.observe).toBe(outer.observe);
  });

  test("has operations traced under the path", () => {
    const paths: (readonly string[])[] = [];
    const outer = createContext({ ops: traced(referenceOps(), ({ path }) => paths.push(path)) });
    enter(enter(outer, "digits"), "1 linear").ops.exp(tensor([1]));
    expect(paths).toEqual([["digits", "1 linear"]]);
  });
});
