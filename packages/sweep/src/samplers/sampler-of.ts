import { expectOneOf, expectOptions, expectSize, type RandomStreams } from "@gd/tensor";
import type { Space } from "../space/space.js";
import { type GaussianProcessOptions, gaussianProcessSampler } from "./gaussian-process/gaussian-process-sampler.js";
import { gridSampler } from "./grid.js";
import { quasiRandomSampler } from "./quasi-random.js";
import { randomSampler } from "./random.js";
import type { Sampler } from "./sampler.js";
import { type TpeOptions, tpeSampler } from "./tpe.js";

/** Which points are tried. */
export type SamplerOptions =
  | { readonly type: "random" | "quasi-random" }
  | {
      readonly type: "grid";
      /** How many values of a number are tried. Default: 5. */
      readonly steps?: number;
    }
  | ({ readonly type: "tpe" } & TpeOptions)
  | ({ readonly type: "gaussian-process" } & GaussianProcessOptions);

const TYPES = ["random", "quasi-random", "grid", "tpe", "gaussian-process"] as const;

/** The sampler of some options. Throws an ArgumentError where they make no sense. */
export const samplerOf = (place: string, options: SamplerOptions, space: Space, random: RandomStreams): Sampler => {
  const at = (member: string): string => `${place}(sampler.${member})`;
  expectOneOf(at("type"), Object(options).type, TYPES);
  const expectSizes = (sizes: Readonly<Record<string, number | undefined>>): void => {
    for (const [name, size] of Object.entries(sizes)) if (size !== undefined) expectSize(at(name), size);
  };
  switch (options.type) {
    case "grid": {
      const { steps } = expectOptions(at("type"), options, ["type", "steps"]);
      expectSizes({ steps });
      return gridSampler(space, steps ?? 5);
    }
    case "tpe": {
      const { startup, candidates } = expectOptions(at("type"), options, ["type", "startup", "candidates"]);
      expectSizes({ startup, candidates });
      return tpeSampler(space, random, options);
    }
    case "gaussian-process": {
      const { startup, candidates, most } = expectOptions(at("type"), options, [
        "type",
        "startup",
        "candidates",
        "most",
      ]);
      expectSizes({ startup, candidates, most });
      return gaussianProcessSampler(space, random, options);
    }
    case "random":
    case "quasi-random": {
      const { type } = expectOptions(at("type"), options, ["type"]);
      return type === "random" ? randomSampler(space, random) : quasiRandomSampler(space, random);
    }
  }
};
