import type { Initializer, Stackable } from "@gd/layers";
import type { InsideLayer } from "../constructors/layers.js";

/**
 * Makes a layer, or an initializer, that is not of `@gd/layers`. It is given what its description says, settings among the
 * other options, which may be anything where a file says them; and with what it is made:
 *
 *   gate: ({ width }: { width: number }) => gate(width),
 *   twice: ({ layer }: { layer: Description }, { build }) => twice(build(layer)),
 */
export type OwnLayer = (options: never, inside: InsideLayer) => Stackable | Initializer;
