import { ArgumentError } from "../expect/argument-error.js";
import { expectSize, expectString } from "../expect/expect.js";
import { type RandomStream, randomStream } from "./random-stream.js";

/**
 * Random streams by name, all from one seed. Give each consumer a name of its own ("weights", "shuffle"): then another
 * consumer, or one that draws more, changes nothing for the others.
 */
export interface RandomStreams {
  /** The stream of a name, from its beginning: the same name gives the same draws, whatever else has been drawn. */
  stream(name: string): RandomStream;
  /** The key of a name for `Ops.uniform`: two words of 32 bits. It is the same at every step. */
  key(name: string): readonly [number, number];
  /** Streams under a name: `within("layer 1").stream("weight")` is `stream("layer 1/weight")`. */
  within(name: string): RandomStreams;
  /** The streams of a training step, which differ from those of other steps. */
  atStep(step: number): RandomStreams;
}

/** The random streams of a seed. A number and its decimal digits as a string are the same seed. */
export const randomStreams = (seed: number | string): RandomStreams => {
  expectSeed("randomStreams(seed)", seed);
  return streamsWithin(String(seed), "", "");
};

/** Throws an ArgumentError unless a value is a seed. */
export function expectSeed(place: string, value: unknown): asserts value is number | string {
  if (typeof value === "string" || Number.isFinite(value)) return;
  const advice = "Pass a fixed number such as 1 to get the same run again.";
  throw new ArgumentError({ place, expected: "a finite number or a string", received: value, advice });
}

const streamsWithin = (seed: string, prefix: string, step: string): RandomStreams => ({
  // JSON keeps seed and name apart: seed "1" with "0" is not seed "10" with "".
  stream(name) {
    expectString("stream(name)", name);
    return randomStream(JSON.stringify([seed, step + prefix + name]));
  },
  key(name) {
    expectString("key(name)", name);
    const { integer } = randomStream(JSON.stringify([seed, prefix + name, "key"]));
    return [integer(WORD), integer(WORD)];
  },
  within(name) {
    expectString("within(name)", name);
    return streamsWithin(seed, `${prefix}${name}/`, step);
  },
  atStep(number) {
    expectSize("atStep(step)", number, 0);
    return streamsWithin(seed, prefix, `step ${number}/`);
  },
});

const WORD = 2 ** 32;
