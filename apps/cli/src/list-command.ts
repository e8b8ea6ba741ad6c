import type { Command } from "commander";
import type { Dependencies } from "./dependencies.js";
import { renderTable } from "./render-table.js";
import { screenOf } from "./screen.js";

/** Adds `gd list`. */
export const listCommand = (program: Command, { experiments, stdout, colours }: Dependencies): void => {
  program
    .command("list")
    .description("List the experiments.")
    .action(() => {
      const rows = experiments.map(({ id, document, part, title }) => [id, `${document} ${part}`, title]);
      stdout.write(`${renderTable(["id", "from", "what it is"], rows, screenOf(stdout, colours))}\n`);
    });
};
