import { expectString } from "../expect/expect.js";
import { expectOptions } from "../expect/expect-options.js";
import { expectContext } from "../expect/expect-parts.js";
import { expectTensors } from "../expect/expect-tensors.js";
import type { Scalar } from "../operations/signatures.js";
import type { Context } from "./context.js";

/** Options of `enter`. */
export interface EnteredPart {
  /** What produced its input, for error messages. */
  readonly from?: string | undefined;
  /** The name of its random streams. Default: the name of the part. */
  readonly stream?: string | undefined;
  /** Its share of the coefficients. Default: none. */
  readonly coefficients?: readonly Scalar[];
}

/** The context for a part of a model, whose name appears in messages, random streams and traces. */
export const enter = (context: Context, name: string, part: EnteredPart = {}): Context => {
  expectContext("enter(context)", context);
  const { from, stream = name, coefficients = NONE } = expectOptions("enter", part, ["from", "stream", "coefficients"]);
  expectString("enter(name)", name);
  if (from !== undefined) expectString("enter(from)", from);
  expectString("enter(stream)", stream);
  if (coefficients !== NONE) expectTensors("enter(coefficients)", coefficients);
  const { from: _outer, ...rest } = context;
  const path = [...context.path, name];
  return {
    ...rest,
    ops: context.opsWithin?.(path) ?? context.ops,
    random: context.random.within(stream),
    path,
    coefficients,
    ...(from === undefined ? {} : { from }),
  };
};

const NONE: readonly Scalar[] = [];
