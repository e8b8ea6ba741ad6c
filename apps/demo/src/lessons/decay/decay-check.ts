import type { DescentPicture } from "../../rooms/descent/descent-picture.js";

/** How far above the lowest cost a descent has arrived. */
export const ARRIVED = 10;

/** A race that has had its decay from the start. */
export type DecayedRace = Pick<DescentPicture, "racers" | "bowl" | "decay">;

/** Whether the descent with a fading rate has stopped at the bottom. */
export const arrivesDespiteDecay = ({ racers, bowl, decay }: DecayedRace): boolean => {
  const faded = racers.find(({ name }) => name === "exponential-decay");
  return decay > 0 && faded?.stop !== undefined && faded.cost - bowl.lowest <= ARRIVED;
};
