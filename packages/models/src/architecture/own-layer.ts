import type { Initializer, Stackable } from "@gd/layers";
import type { InsideLayer } from "../constructors/layers.js";
import type { Values } from "./part-constructor.js";

/**
 * Makes a layer, or an initializer, that is not of `@gd/layers`. It is given what its description says, settings among the
 * other options, and with what it is made:
 *
 *   { gate: ({ width }) => gate(width), twice: ({ layer }, { build }) => twice(build(layer)) }
 */
export type OwnLayer = (options: Values, inside: InsideLayer) => Stackable | Initializer;
