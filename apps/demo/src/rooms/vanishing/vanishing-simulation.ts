import { type PairNetwork, pairTraining, pairTrainingOptions, SATURATED } from "@gd/experiments";
import type { SynchronousInterpreter } from "@gd/tensor";
import { weightsHash } from "@gd/train/core";
import type { Simulation } from "../../worker/simulation.js";
import { type PairSide, pairSide, type SidePicture } from "./pair-side.js";
import { patienceWithPictures } from "./patience-with-pictures.js";
import type { VanishingSettings } from "./vanishing-settings.js";

export interface VanishingPicture {
  /** The network that was chosen when the picture was taken. */
  readonly network: PairNetwork;
  readonly own: SidePicture;
  /** The tutorial's original, where it is compared with. */
  readonly original: SidePicture | undefined;
  /** Of the visitor's own network; only while nothing plays. */
  readonly hash: string | undefined;
}

/** One network, or two, iteration by iteration. Any change except of the last iteration starts over. */
export const vanishingSimulation = (
  interpreter: SynchronousInterpreter,
): Simulation<VanishingSettings, VanishingPicture> => {
  let settings: VanishingSettings | undefined;
  let sides: { readonly own: PairSide; readonly original: PairSide | undefined } | undefined;

  const begin = (network: PairNetwork, seed: number): PairSide =>
    pairSide(pairTraining(pairTrainingOptions(network, seed, interpreter)));
  const patience = patienceWithPictures();
  // Networks are created when they are needed: a slider passes through many settings.
  const present = () => {
    if (settings === undefined) throw new Error("The simulation has no settings yet.");
    const { seed, compare, iterations } = settings;
    sides ??= {
      own: begin(settings, seed),
      original: compare ? begin(SATURATED.network, seed) : undefined,
    };
    return { ...sides, network: settings, more: !sides.own.done && sides.own.training.iterations < iterations };
  };

  return {
    configure(changed) {
      if (settings === undefined || !sameRun(settings, changed)) sides = undefined;
      settings = changed;
    },
    reset() {
      sides = undefined;
    },
    step() {
      const { own, original, more } = present();
      if (!more) return false;
      own.step();
      if (original?.done === false) original.step();
      return present().more;
    },
    async picture(playing) {
      if (playing) await patience.wait();
      const { own, original, network } = present();
      const seen = patience.measure(() => ({ network, own: own.picture(), original: original?.picture() }));
      return { ...seen, hash: playing ? undefined : weightsHash(own.training.parameters()) };
    },
  };
};

const sameRun = (one: VanishingSettings, other: VanishingSettings): boolean =>
  JSON.stringify({ ...one, iterations: 0 }) === JSON.stringify({ ...other, iterations: 0 });
