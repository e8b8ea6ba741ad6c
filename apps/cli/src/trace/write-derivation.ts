import { type Trace, traceHtml, traceJson, traceLatex, traceMarkdown, traceText } from "@gd/insight";
import { requireOutput } from "../files/require-output.js";
import { writeWhole } from "../files/write-whole.js";
import type { Output } from "../output.js";
import { plainText } from "../render/plain-text.js";

/** Where a derivation is written to, and how. */
export interface DerivationOutput {
  readonly latex?: string;
  readonly markdown?: string;
  readonly html?: string;
  /** To standard output, in place of text. */
  readonly json?: boolean;
  readonly digits?: number;
}

const FORMATS = {
  latex: { write: traceLatex, ending: ".tex" },
  markdown: { write: traceMarkdown, ending: ".md" },
  html: { write: traceHtml, ending: ".html" },
} as const;

const NAMES = ["latex", "markdown", "html"] as const;

/** Looks at the files before the work. Throws a UsageError or an Error that names one that cannot be written. */
export const requireDerivationOutput = async (output: DerivationOutput, inputs: readonly string[]): Promise<void> => {
  for (const name of NAMES) {
    const file = output[name];
    if (file !== undefined) await requireOutput(file, { option: `--${name}`, ending: FORMATS[name].ending, inputs });
  }
};

/** Writes a derivation to the files that options name; without any, to standard output. */
export const writeDerivation = async (derivation: Trace, output: DerivationOutput, stdout: Output): Promise<void> => {
  const options = output.digits === undefined ? {} : { digits: output.digits };
  const written: string[] = [];
  for (const name of NAMES) {
    const file = output[name];
    if (file === undefined) continue;
    await writeWhole(file, FORMATS[name].write(derivation, options));
    written.push(file);
  }
  if (output.json === true) stdout.write(traceJson(derivation));
  else if (written.length > 0) stdout.write(`The derivation is in ${written.join(", ")}.\n`);
  else stdout.write(`${plainText(traceText(derivation, { ...options, width: widthOf(stdout) }))}\n`);
};

/** A terminal's width; a file has lines of 100 columns. */
const widthOf = ({ columns = 100 }: Output): number => Math.max(40, columns);
