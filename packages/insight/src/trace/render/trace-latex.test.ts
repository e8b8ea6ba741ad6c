import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { catalogue } from "../../../test/trace/catalogue.js";
import { trace } from "../trace.js";
import { traceLatex } from "./trace-latex.js";

const isThere = spawnSync("pdflatex", ["--version"]).status === 0;
if (!isThere) console.warn("pdflatex is not installed: whether LaTeX documents compile is not tested.");

test.skipIf(!isThere).each(["a residual of images", "batchNorm", "adam", "residuals within each other", "lbfgs"])(
  "the derivation of %s compiles, and no line is too long",
  (name) => {
    const folder = mkdtempSync(join(tmpdir(), "latex-"));
    writeFileSync(join(folder, "trace.tex"), traceLatex(trace(catalogue[name]!)));
    const options = ["-interaction=nonstopmode", "-halt-on-error", "trace.tex"];
    execFileSync("pdflatex", options, { cwd: folder, stdio: "pipe" });
    const log = readFileSync(join(folder, "trace.log"), "latin1");
    rmSync(folder, { recursive: true });
    expect(log).toContain("Output written on trace.pdf");
    expect(log.split("\n").filter((line) => line.startsWith("Overfull"))).toEqual([]);
  },
  60_000,
);
