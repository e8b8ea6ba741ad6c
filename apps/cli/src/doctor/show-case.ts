import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { requireOutput } from "../files/require-output.js";
import { writeWhole } from "../files/write-whole.js";
import { renderFigure } from "../render/render-figure.js";
import { renderText } from "../render/render-text.js";
import { screenOf } from "../render/screen.js";
import { toJson } from "../to-json.js";
import { readCase } from "./case-file.js";
import { figuresOfCase } from "./figures-of-case.js";
import { renderDiagnoses } from "./render-diagnoses.js";

/** What `gd doctor` is asked for. */
interface CaseFlags {
  readonly json: boolean;
  /** The file for a page. */
  readonly html: string | undefined;
}

/** Says what went wrong with a run, and shows what says so. */
export const showCase = async (
  run: string,
  { json, html }: CaseFlags,
  { stdout, colours }: Dependencies,
): Promise<ExitCode> => {
  if (html !== undefined) await requireOutput(html, { option: "--html", ending: ".html", inputs: [] });
  const found = await readCase(run);
  const { diagnoses } = found;
  const screen = screenOf(stdout, colours);
  if (json) stdout.write(`${toJson({ type: "diagnoses", run, diagnoses })}\n`);
  else if (html === undefined) {
    const figures = figuresOfCase(found).map((figure) => renderFigure(figure, screen));
    stdout.write(`${[renderDiagnoses(run, diagnoses, screen), ...figures].join("\n\n")}\n`);
  } else stdout.write(`${renderDiagnoses(run, diagnoses, screen)}\n`);
  if (html !== undefined) {
    const { casePage } = await import("./case-page.js");
    await writeWhole(html, casePage(run, found));
    if (!json) stdout.write(`\n${renderText(`The report with its figures is in ${html}.`, screen.width)}\n`);
  }
  return diagnoses.length === 0 ? exitCode.done : exitCode.found;
};
