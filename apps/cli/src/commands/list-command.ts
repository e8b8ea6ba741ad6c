import { renderTable } from "../render/render-table.js";
import { screenOf } from "../render/screen.js";
import { toJson } from "../to-json.js";
import type { AddCommand } from "./add-command.js";

/** Adds `gd list`. */
export const listCommand: AddCommand = (program, { experiments, stdout, colours }) => {
  program
    .command("list")
    .description("List the experiments.")
    .option("--json", "print one JSON object per experiment")
    .showHelpAfterError("Try gd list --help.")
    .action(({ json }: { readonly json?: true }) => {
      if (json) {
        for (const { id, document, part, title, summary } of experiments) {
          stdout.write(`${toJson({ id, document, part, title, summary })}\n`);
        }
        return;
      }
      const rows = experiments.map(({ id, document, part, title }) => [id, `${document} ${part}`, title]);
      stdout.write(`${renderTable(["id", "from", "title"], rows, screenOf(stdout, colours))}\n`);
    });
};
