import { type Description, expectLoss, expectOptions, type Loss } from "@gd/tensor";
import { type InsideLoss, losses } from "../constructors/losses.js";
import { buildPart, type PartKind } from "./build-part.js";
import { expectOwn } from "./expect-own.js";
import { titleOf } from "./make-part.js";
import { type Place, within } from "./place.js";

/** Makes a loss that is not of `@gd/losses`, of what its description says. */
export type OwnLoss = (options: never, inside: InsideLoss) => Loss;

/** Options of `buildLoss`. */
export interface BuildLossOptions {
  /** Losses that are not of `@gd/losses`, by the types that their descriptions have, or by their names. */
  readonly own?: Readonly<Record<string, OwnLoss>>;
}

/**
 * A loss of its description: the inverse of `loss.description`.
 *
 * ```ts
 * buildLoss({ type: "huber", delta: 0.5 });
 * ```
 *
 * Throws  ModelError that says where in the description it is, for a loss that there is not, an option that it does not have,
 *         or a value that it does not take
 */
export const buildLoss = (description: Description, options: BuildLossOptions = {}): Loss => {
  const { own = {} } = expectOptions("buildLoss", options, ["own"]);
  expectOwn("buildLoss(own)", own);
  return build(own, description, { whole: "buildLoss(description)", path: [] });
};

const build = (own: Readonly<Record<string, OwnLoss>>, description: unknown, place: Place): Loss => {
  const kind: PartKind<Loss, InsideLoss> = { name: "loss", constructors: losses, own, expectPart: expectLoss };
  const around = place.path.length === 0 ? within(place, titleOf(description)) : place;
  return buildPart(kind, description, place, {
    build: (part, name = titleOf(part)) => build(own, part, within(around, name)),
  });
};
