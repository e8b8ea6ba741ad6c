import { expect, test } from "vitest";
import { catalogue } from "../../test/trace/catalogue.js";
import { readHtml } from "../../test/trace/read-html.js";
import { readLatex, readMarkdown } from "../../test/trace/read-latex.js";
import { readText } from "../../test/trace/read-text.js";
import { complaintsAbout, type PrintedDerivation } from "../../test/trace/recompute.js";
import { evaluate } from "./expression/evaluate.js";
import { traceHtml } from "./render/trace-html.js";
import { traceJson } from "./render/trace-json.js";
import { traceLatex } from "./render/trace-latex.js";
import { traceMarkdown } from "./render/trace-markdown.js";
import { traceText } from "./render/trace-text.js";
import { trace } from "./trace.js";
import type { Trace, TraceEquation } from "./trace-document.js";

type Format = readonly [write: (trace: Trace, digits: number) => string, read: (document: string) => PrintedDerivation];

/** How a document is written, and read again. */
const formats: Readonly<Record<string, Format>> = {
  text: [(derivation, digits) => traceText(derivation, { digits }), readText],
  LaTeX: [(derivation, digits) => traceLatex(derivation, { digits }), readLatex],
  Markdown: [(derivation, digits) => traceMarkdown(derivation, { digits }), readMarkdown],
  HTML: [(derivation, digits) => traceHtml(derivation, { digits }), readHtml],
};

// A printed number stands for half a unit of its last digit more or less. From these intervals follows one of the result, which
// has to meet that of the printed result: there is no other tolerance.
test.each(Object.entries(catalogue))("%s: every printed number follows from those before it", (_, options) => {
  const derivation = trace(options);
  const equations = derivation.steps.flatMap((step) => step.equations);
  expect(equations.length).toBeGreaterThan(20);
  for (const [format, [write, read]] of Object.entries(formats)) {
    const printed = read(write(derivation, 6));
    expect([format, ...complaintsAbout(printed, 6)]).toEqual([format]);
    expect([format, printed.equations.length]).toEqual([format, equations.length]);
  }
  const read: Trace = JSON.parse(traceJson(derivation));
  for (const equation of read.steps.flatMap((step) => step.equations)) {
    const { expression, result } = equation;
    expect(Math.abs(evaluate(expression) - result.value!), result.name).toBeLessThanOrEqual(1e-12 * sizeOf(equation));
  }
});

/** The sum of what is added up, without signs: rounding is in proportion to it. */
const sizeOf = ({ expression, result }: TraceEquation): number => {
  const magnitude = (part: typeof expression): number =>
    part.kind === "call"
      ? Math.max(Math.abs(evaluate(part)), ...part.operands.map(magnitude))
      : Math.abs(part.value ?? 0);
  return 1e-3 + Math.abs(result.value!) + magnitude(expression) ** 2;
};

test.each(Object.entries(formats))("%s: with 12 digits as well", (_, [write, read]) => {
  const derivation = trace(catalogue["batchNorm"]!);
  expect(complaintsAbout(read(write(derivation, 12)), 12)).toEqual([]);
  expect(complaintsAbout(read(write(derivation, 12)), 14)).not.toEqual([]);
});

test.each(Object.entries(formats))(
  "%s: a number that is a little off is found, in each equation",
  (_, [write, read]) => {
    const { given, equations } = read(write(trace(catalogue["layerNorm"]!), 6));
    const off = (text: string): string => {
      const value = Number(text.replaceAll("−", "-").replaceAll(" ", ""));
      return String(Number((value * 1.0003).toPrecision(6))).replaceAll("-", "−");
    };
    const isZero = (text: string): boolean => off(text) === "0";
    const found = equations.map((equation, i) => {
      const { right } = equation;
      if (isZero(right.at(-1)!)) return true;
      const wrong = { ...equation, right: [...right.slice(0, -1), off(right.at(-1)!)] };
      return complaintsAbout({ given, equations: equations.with(i, wrong) }, 6).length > 0;
    });
    expect(found.filter((isFound) => !isFound).length).toBe(0);
    expect(found.length).toBeGreaterThan(50);
  },
);
