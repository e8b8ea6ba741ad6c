import { basename } from "node:path";
import { bestInterpreter } from "@gd/tensor-wasm";
import { plainWords } from "../check/advice.js";
import type { Dependencies } from "../dependencies.js";
import { type ExitCode, exitCode } from "../exit-code.js";
import { requireOutput } from "../files/require-output.js";
import { writeWhole } from "../files/write-whole.js";
import { counted } from "../render/counted.js";
import { renderFigure } from "../render/render-figure.js";
import { renderText } from "../render/render-text.js";
import { screenOf } from "../render/screen.js";
import { shellWord } from "../shell-word.js";
import { toJson } from "../to-json.js";
import { configFileOf, runsInFolder } from "../train/run-folder.js";
import { UsageError } from "../usage-error.js";
import { inPlainWords } from "./case-file.js";
import { type ExaminedRun, examinedRun } from "./examined-run.js";
import { figuresOfCase } from "./figures-of-case.js";
import { renderDiagnoses } from "./render-diagnoses.js";
import { triedInWords } from "./tried-in-words.js";
import { type TriedChange, tryChanges } from "./try-changes.js";

/** What `gd doctor` is asked for. */
interface CaseFlags {
  readonly json: boolean;
  /** The file for a page. */
  readonly html: string | undefined;
  /** Whether to try what is proposed. */
  readonly treat: boolean;
  /** Of the copies that try it. Default: as many as the run had. */
  readonly epochs: number | undefined;
  readonly threads: number | "auto";
}

/** Says what went wrong with a run, shows what says so, and tries what would help. */
export const showCase = async (named: string, flags: CaseFlags, dependencies: Dependencies): Promise<ExitCode> => {
  const { json, html, treat, epochs, threads } = flags;
  const { stdout, colours, calledAs } = dependencies;
  if (epochs !== undefined && !treat) throw new UsageError("--epochs is for --treat, which trains copies: add it");
  if (html !== undefined) await requireOutput(html, { option: "--html", ending: ".html", inputs: [] });
  const interpreter = bestInterpreter({ threads });
  const runs = await runsInFolder(named);
  const run = runs[0] ?? named;
  const examined = await examinedRun(run, interpreter, calledAs);
  const { found } = examined;
  const screen = screenOf(stdout, colours);
  const print = (text: string): void => void stdout.write(`${renderText(text, screen.width)}\n`);
  const words = [newestOf(named, runs), remarkOn(run, examined)].filter((text) => text !== undefined).join(" ");

  if (json) {
    const { epochs, steps } = examined;
    const diagnoses = found.diagnoses.map(inPlainWords);
    const checkpoint = epochs === undefined ? {} : { checkpoint: { epochs, steps } };
    stdout.write(`${toJson({ type: "diagnoses", run, ...checkpoint, diagnoses })}\n`);
  } else {
    if (words !== "") stdout.write(`${renderText(words, screen.width)}\n\n`);
    stdout.write(`${renderDiagnoses(run, found.diagnoses, screen)}\n`);
  }
  let tried: readonly TriedChange[] | undefined;
  if (treat && found.diagnoses.length > 0) {
    if (!json) stdout.write("\n");
    const onTrial = (change: string, epochs: number): void => {
      if (!json) print(`Training a copy with ${change} and one without, ${counted(epochs, "epoch")} each …`);
    };
    tried = await tryChanges(found, run, { interpreter, epochs, onTrial });
    for (const one of json ? tried : [])
      stdout.write(`${toJson({ type: "treated", run, ...one, seen: plainWords(one.seen) })}\n`);
    for (const sentence of json ? [] : triedInWords(tried)) print(plainWords(sentence));
    const best = tried.find(({ helps }) => helps);
    // Not wrapped, so that it can be copied.
    if (best !== undefined && !json)
      stdout.write(`Next: ${calledAs} train --config ${shellWord(configFileOf(run))} ${best.change}\n`);
  }
  if (html === undefined && !json) {
    // Last, as they are long: what came of the changes stands beside their causes.
    for (const figure of figuresOfCase(found)) stdout.write(`\n${renderFigure(figure, screen)}\n`);
  }
  if (html !== undefined) {
    const { casePage } = await import("./case-page.js");
    await writeWhole(html, casePage(run, found, { remark: words === "" ? undefined : words, tried }));
    if (!json) stdout.write(`\n${renderText(`The report with its figures is in ${html}.`, screen.width)}\n`);
  }
  return found.diagnoses.length === 0 ? exitCode.done : exitCode.found;
};

/** What to say where the folder of all runs was named. */
const newestOf = (folder: string, runs: readonly string[]): string | undefined => {
  const [newest] = runs;
  if (newest === undefined) return undefined;
  const names = runs.slice(0, MOST_RUNS).map((run) => basename(run));
  const more = runs.length > MOST_RUNS ? " …" : "";
  return `${folder} has ${counted(runs.length, "run")}: ${names.join(", ")}${more}. This is of ${newest}, the newest.`;
};

const MOST_RUNS = 10;

/** What to say of a run that has not ended. */
const remarkOn = (run: string, { epochs, steps }: ExaminedRun): string | undefined =>
  epochs === undefined || steps === undefined
    ? undefined
    : `${run} has not ended. This is of its last checkpoint, after ${counted(epochs, "epoch")} and ${counted(steps, "step")}.`;
