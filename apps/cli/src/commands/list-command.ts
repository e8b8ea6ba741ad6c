import type { Command } from "commander";
import type { Dependencies } from "../dependencies.js";
import { renderTable } from "../render/render-table.js";
import { screenOf } from "../render/screen.js";
import { toJson } from "../to-json.js";

/** Adds `gd list`. */
export const listCommand = (program: Command, { experiments, stdout, colours }: Dependencies): void => {
  program
    .command("list")
    .description("List the experiments.")
    .option("--json", "print one JSON object an experiment")
    .action(({ json }: { readonly json?: true }) => {
      if (json) {
        for (const { id, document, part, title, summary } of experiments) {
          stdout.write(`${toJson({ id, document, part, title, summary })}\n`);
        }
        return;
      }
      const rows = experiments.map(({ id, document, part, title }) => [id, `${document} ${part}`, title]);
      stdout.write(`${renderTable(["id", "from", "what it is"], rows, screenOf(stdout, colours))}\n`);
    });
};
