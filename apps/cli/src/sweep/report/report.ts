import { join } from "node:path";
import type { Dependencies } from "../../dependencies.js";
import { type ExitCode, exitCode } from "../../exit-code.js";
import { requireOutput } from "../../files/require-output.js";
import { writeWhole } from "../../files/write-whole.js";
import { renderText } from "../../render/render-text.js";
import { screenOf } from "../../render/screen.js";
import { shellWord } from "../../shell-word.js";
import { UsageError } from "../../usage-error.js";
import { reportPage } from "./report-page.js";
import { readSweepData } from "./sweep-data.js";
import { writeSweepEvents } from "./sweep-events.js";
import { trialsParquet } from "./trials-parquet.js";

/** Writes a page about a sweep, and a table of its trials as Parquet. */
export const report = async (
  folder: string,
  { html, tensorboard }: { readonly html?: string; readonly tensorboard?: string },
  { stdout }: Dependencies,
): Promise<ExitCode> => {
  const page = html ?? join(folder, "report.html");
  await requireOutput(page, { option: "--html", ending: ".html", inputs: [] });
  const data = await readSweepData(folder);
  if (data.rows.length === 0) throw new UsageError(`${folder}: no trial has ended yet`);
  await writeWhole(page, reportPage(folder, page, data));
  // Beside the page, wherever that is: the folder of the sweep may be one that can only be read.
  const table = html === undefined ? join(folder, "trials.parquet") : html.replace(/\.html$/, ".parquet");
  await writeWhole(table, trialsParquet(data));
  if (tensorboard !== undefined) await writeSweepEvents(tensorboard, data);
  const events = tensorboard === undefined ? "" : ` tensorboard --logdir ${shellWord(tensorboard)} shows them, too.`;
  stdout.write(
    `${renderText(`The report is in ${page}, and the trials are in ${table}.${events}`, screenOf(stdout, false).width)}\n`,
  );
  return exitCode.done;
};
