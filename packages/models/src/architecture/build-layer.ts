import type { Initializer, Stackable } from "@gd/layers";
import { expectFunction, expectLayer, type Layer, type Shape, ShapeError, sameShape } from "@gd/tensor";
import { initializers } from "../constructors/initializers.js";
import { type InsideLayer, layers } from "../constructors/layers.js";
import { ModelError } from "../model-error.js";
import { buildPart, type PartKind } from "./build-part.js";
import { carefully, titleOf } from "./make-part.js";
import type { OwnLayer } from "./own-layer.js";
import { type Place, placeText, within } from "./place.js";

/** With what layers are built. */
export interface LayerBuilder {
  readonly own: Readonly<Record<string, OwnLayer>>;
  /** Stands in for all initializers. Default: those of the description. */
  readonly initializer?: Initializer | undefined;
}

/** The layer of a description for examples of a shape. */
export const buildLayer = (builder: LayerBuilder, description: unknown, inputShape: Shape, place: Place): Layer => {
  const { own } = builder;
  const kind: PartKind<Stackable, InsideLayer> = {
    name: "layer",
    constructors: layers,
    own,
    expectPart: expectStackable,
  };
  const around = place.path.length === 0 ? within(place, titleOf(description)) : place;
  const inside: InsideLayer = {
    inputShape,
    build: (part, name = titleOf(part), shape = inputShape) => buildLayer(builder, part, shape, within(around, name)),
    initial: (settings, names) => {
      const given = names.filter((name) => builder.initializer !== undefined || settings[name] !== undefined);
      return Object.fromEntries(
        given.map((name) => {
          const at = within(around, `the initial ${name}`);
          return [name, builder.initializer ?? buildInitializer(own, settings[name], at, inside)];
        }),
      ) as { readonly [N in (typeof names)[number]]?: Initializer };
    },
  };
  const made = buildPart(kind, description, place, inside);
  return carefully(placeText(place), () => {
    const layer = "at" in made ? made.at(inputShape) : made;
    if (sameShape(layer.inputShape, inputShape)) return layer;
    throw new ShapeError({ place: layer.name, role: "input", expected: layer.inputShape, received: inputShape });
  });
};

const buildInitializer = (
  own: LayerBuilder["own"],
  description: unknown,
  place: Place,
  inside: InsideLayer,
): Initializer => {
  const kind: PartKind<Initializer, InsideLayer> = {
    name: "initializer",
    constructors: initializers,
    own,
    expectPart: expectInitializer,
  };
  const { type, name } = Object(description);
  if (type !== "own" || Object.hasOwn(own, name)) return buildPart(kind, description, place, inside);
  // A model can be used without it, and described.
  const refuse: Initializer = () => {
    throw new ModelError({
      place: placeText(place),
      problem: `is drawn by an initializer of somebody's own, ${titleOf(description)}`,
      advice: "To draw fresh parameters, pass a function that makes it among own.",
    });
  };
  return Object.assign(refuse, { description: { type, name: titleOf(description) } });
};

function expectStackable(place: string, made: unknown): asserts made is Stackable {
  const { at, inputPattern } = Object(made);
  if (typeof at !== "function" || !Array.isArray(inputPattern)) expectLayer(place, made);
}

function expectInitializer(place: string, made: unknown): asserts made is Initializer {
  expectFunction(place, made);
}
