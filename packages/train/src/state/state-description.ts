import {
  ArgumentError,
  type Description,
  type Difference,
  descriptionOf,
  firstDifference,
  type GradientTransformation,
  type Layer,
  type Shape,
} from "@gd/tensor";

/** What made a state, as data: the layers and the optimizer, each with what its numbers get their meaning from. */
export interface StateDescription {
  readonly model: Description;
  readonly optimizer: Description;
  /** The shape of an example. It is not compared: the same layers may take images of other sizes. */
  readonly input?: Shape | undefined;
}

type Part = "model" | "optimizer";
type Parts = { readonly model: Layer; readonly optimizer: GradientTransformation };

export const describeState = ({ model, optimizer }: Parts): StateDescription => ({
  model: descriptionOf(model),
  optimizer: descriptionOf(optimizer),
  input: model.inputShape,
});

/** How a part of a setup differs from the one that made a state; undefined if it does not. */
export const stateDifference = <P extends Part>(
  part: P,
  setup: Pick<Parts, P>,
  description: { readonly [part in Part]?: unknown } | null,
): Difference | undefined => firstDifference(descriptionOf(setup[part]), description?.[part], `the ${part}`);

/**
 * Throws an ArgumentError if another part than that of the setup made a state. A state made by hand, which does not say what
 * made it, is taken at its word.
 */
export const expectSamePart = <P extends Part>(
  place: string,
  part: P,
  setup: Pick<Parts, P>,
  description: Partial<StateDescription> | null | undefined,
): void => {
  if (description === undefined) return;
  const difference = stateDifference(part, setup, description);
  if (difference === undefined) return;
  const { own, other } = difference;
  throw new ArgumentError({
    place: `${place}, in ${difference.place},`,
    expected: own,
    received: other,
    advice: ADVICE[part],
  });
};

const ADVICE: Readonly<Record<Part, string>> = {
  model:
    "That model made the state. To give its numbers to this one all the same, pass { parameters, statistics } of it.",
  optimizer:
    "That optimizer made the state. To begin with this one and keep all of the model, start from " +
    "{ parameters, statistics } of it.",
};
