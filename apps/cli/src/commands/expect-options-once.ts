import type { Command } from "commander";
import { UsageError } from "../usage-error.js";

/** Lets a command refuse an option that is given twice, of which Commander would take the last. Throws a UsageError then. */
export const expectOptionsOnce = (command: Command): void => {
  for (const option of command.options) {
    let given = false;
    command.on(`option:${option.name()}`, () => {
      if (given) throw new UsageError(`option '${option.flags}' is given twice: once is enough`);
      given = true;
    });
  }
};
