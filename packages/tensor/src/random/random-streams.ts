import { RandomArgumentError } from "./random-argument-error.js";
import { type RandomStream, randomStream } from "./random-stream.js";

/**
 * Random streams by name, all from one seed. Give each consumer a name of its own ("weights", "shuffle"): another
 * consumer, or one that draws more, then changes nothing for the others.
 */
export interface RandomStreams {
  /** The stream of a name, from its beginning: the same name gives the same draws, whoever else has drawn. */
  stream(name: string): RandomStream;
  /** Streams under a name: `within("layer 1").stream("weight")` is `stream("layer 1/weight")`. */
  within(name: string): RandomStreams;
}

/**
 * The random streams of a seed. A number and its decimal digits as a text are the same seed.
 *
 * Throws     RandomArgumentError when the seed is NaN or infinite
 */
export const randomStreams = (seed: number | string): RandomStreams => {
  if (typeof seed === "number" && !Number.isFinite(seed)) {
    throw new RandomArgumentError(
      "randomStreams(seed)",
      "a finite number or a text",
      seed,
      "Pass a fixed number such as 1 to get the same run again.",
    );
  }
  return streamsWithin(String(seed), "");
};

const streamsWithin = (seed: string, prefix: string): RandomStreams => ({
  // JSON keeps seed and name apart: seed "1" with "0" is not seed "10" with "".
  stream: (name) => randomStream(JSON.stringify([seed, prefix + name])),
  within: (name) => streamsWithin(seed, `${prefix}${name}/`),
});
