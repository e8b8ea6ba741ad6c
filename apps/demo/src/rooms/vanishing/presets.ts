import { type PairNetwork, REPAIRS, SATURATED } from "@gd/experiments";
import { VANISHING_SETTINGS, type VanishingSettings } from "./vanishing-settings.js";

/** A network to begin with: one of the experiments', with its iterations, or one of two more. */
interface Preset {
  readonly name: string;
  readonly network: PairNetwork;
  readonly iterations: number;
}

const usual = VANISHING_SETTINGS.iterations.usual;

export const PRESETS: readonly Preset[] = [
  { name: "T2: the tutorial's original, 1,000 wide", network: SATURATED.network, iterations: usual },
  { name: "T1: the same, 3 wide", network: { ...SATURATED.network, width: 3 }, iterations: 100_000 },
  ...REPAIRS.map(({ name, network, iterations }) => ({ name: `T3: ${name}`, network, iterations })),
  {
    name: "batch normalization",
    network: { ...SATURATED.network, normalized: true },
    iterations: usual,
  },
];

/** The preset with the network of some settings, or -1. */
export const presetOf = (settings: VanishingSettings): number =>
  PRESETS.findIndex(({ network }) => sameNetwork(network, settings));

const sameNetwork = (one: PairNetwork, other: PairNetwork): boolean =>
  one.width === other.width &&
  one.activation === other.activation &&
  one.weights === other.weights &&
  one.normalized === other.normalized &&
  one.learningRate === other.learningRate &&
  (one.activation !== "scaled-sigmoid" || one.derivative === other.derivative);
