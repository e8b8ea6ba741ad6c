import { type Description, descriptionOf } from "@gd/tensor";
import type { Initializer } from "./initializer.js";

/** Initializers by the names of parameters; `false` for one that a layer does without. */
type Initializers = Readonly<Record<string, Initializer | false>>;

/** What a layer's description says of initial values: those that are not the usual ones, if any. */
export const describeInitialValues = (
  chosen: Initializers,
  usual: Initializers,
): { readonly settings?: Readonly<Record<string, Description>> } => {
  const settings = Object.entries(chosen).flatMap(([name, initializer]) =>
    initializer === false || initializer === usual[name] ? [] : [[name, descriptionOf(initializer)] as const],
  );
  return settings.length === 0 ? {} : { settings: Object.fromEntries(settings) };
};
