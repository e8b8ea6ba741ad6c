import { renderEntries } from "../render/render-entries.js";
import { renderTrace } from "../render/render-trace.js";
import { screenOf } from "../render/screen.js";
import { toJson } from "../to-json.js";
import { UsageError } from "../usage-error.js";
import type { AddCommand } from "./add-command.js";
import { traceLine } from "./trace-line.js";

const examples = [
  ["gd trace hand-derived", "every operation, as on paper"],
  ["gd trace hand-derived --json", "one JSON object per operation"],
] as const;

/** Adds `gd trace`. */
export const traceCommand: AddCommand = (program, { traceHandDerived, stdout, colours }) => {
  program
    .command("trace")
    .usage("hand-derived [options]")
    .description("Show every operation of a small network, forward and backward, with values and shapes.")
    .argument("[id]", "the experiment: hand-derived")
    .option("--json", "print one JSON object per operation")
    .addHelpText("after", () => `\nExamples:\n${renderEntries(examples, screenOf(stdout, colours).width)}`)
    .showHelpAfterError("Try gd trace --help.")
    .action((id: string | undefined, { json }: { readonly json?: true }) => {
      if (id === undefined) throw new UsageError("which experiment? Try gd trace hand-derived");
      if (id !== "hand-derived")
        throw new UsageError(`no trace of '${id}': only hand-derived has one. Try gd trace hand-derived`);
      const rows = traceHandDerived();
      const lines = json ? rows.map((row) => toJson(traceLine(row))) : [renderTrace(rows, screenOf(stdout, colours))];
      stdout.write(`${lines.join("\n")}\n`);
    });
};
