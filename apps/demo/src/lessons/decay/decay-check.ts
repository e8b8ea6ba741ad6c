import type { DescentPicture } from "../../rooms/descent/descent-picture.js";

/** How far above the lowest cost a descent has arrived. */
export const ARRIVED = 10;

/** A race with the decay that it ends with. */
export interface DecayedRace {
  readonly decay: number;
  readonly picture: Pick<DescentPicture, "racers" | "bowl">;
}

/** Whether the descent with a fading rate has stopped at the bottom. */
export const arrivesDespiteDecay = ({ decay, picture: { racers, bowl } }: DecayedRace): boolean => {
  const faded = racers.find(({ name }) => name === "exponential-decay");
  return decay > 0 && faded?.stop !== undefined && faded.cost - bowl.lowest <= ARRIVED;
};
