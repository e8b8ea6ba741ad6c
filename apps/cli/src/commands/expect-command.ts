import type { Experiment } from "@gd/experiments";
import { nearestName } from "@gd/tensor";
import type { Command } from "commander";
import { UsageError } from "../usage-error.js";

/**
 * Looks at the command that the arguments name, if they name one: `run`, or `help run`.
 *
 * Throws  UsageError that says which command was probably meant: experiments are run by one
 */
export const expectCommand = (
  args: readonly string[],
  commands: readonly Command[],
  experiments: readonly Experiment[],
): void => {
  const name = args[0] === "help" ? args[1] : args[0];
  const names = [...commands.map((command) => command.name()), "help"];
  if (name === undefined || name.startsWith("-") || names.includes(name)) return;
  const ids = experiments.map(({ id }) => id);
  const likely = ids.includes(name) ? name : (nearestName(name, names) ?? nearestName(name, ids));
  const meant = likely !== undefined && ids.includes(likely) ? `run ${likely}` : likely;
  throw new UsageError(
    `unknown command '${name}'${meant === undefined ? "" : `: did you mean gd ${meant}?`}`,
    commands.map((command) => [command.name(), command.description()]),
  );
};
