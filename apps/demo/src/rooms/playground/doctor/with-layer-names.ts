import type { Block } from "../network/plane-network.js";

/** A part of a network as the doctor names it: `playground › 3 linear(8 → 8)`, `5 tanh`, `0.weight`. */
const PART = /(?:playground › )?\b(\d+)(?: ([a-z][A-Za-z]+)(?:\([^)]*\))?|\.([a-z][A-Za-z]+))/g;
/** What stands in a network, other than units of things that are counted. */
const TYPES: readonly string[] = [
  ...["linear", "batchNorm", "dropout"],
  ...["tanh", "relu", "leakyRelu", "sigmoid", "gelu", "silu", "identity"],
];

/** What a doctor says, with the names that layers have in the room. */
export const withLayerNames = (said: string, blocks: readonly Block[]): string =>
  said.replace(PART, (whole, place: string, type: string | undefined, parameter: string | undefined) => {
    if (parameter === undefined && !TYPES.includes(type ?? "")) return whole;
    const block = blocks.findLastIndex(({ linear }) => linear <= Number(place));
    const layer = block === blocks.length - 1 ? "the output" : `layer ${block + 1}`;
    return parameter === undefined ? layer : `the ${parameter}s of ${layer}`;
  });
