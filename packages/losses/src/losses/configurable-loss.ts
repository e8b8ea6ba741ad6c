import { type Described, type Loss, repeatable } from "@gd/tensor";
import { type Configurable, callable } from "../configurable.js";

/** The members of a loss, whatever the types of its operands. */
interface LossMembers<Evaluate> extends Described {
  readonly name: string;
  readonly reduction?: Loss["reduction"];
  readonly activation?: Loss["activation"];
  readonly invalidTargetsGiveNaN?: boolean;
  readonly expectTarget: NonNullable<Loss["expectTarget"]>;
  readonly evaluate: Evaluate;
}

/** Makes a loss of a function of options, all of which have a default. */
export const configurableLoss = <Evaluate, Options extends object>(
  make: (options: Partial<Options>) => LossMembers<Evaluate>,
): Configurable<LossMembers<Evaluate>, Options> => {
  const { name, ...members } = make({});
  return repeatable(callable(name, (options: Partial<Options>) => make(options), members));
};
