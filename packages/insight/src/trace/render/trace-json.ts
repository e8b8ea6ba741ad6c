import { expectTrace } from "../expect-trace.js";
import type { Trace } from "../trace-document.js";

/** A derivation as JSON. Numbers that JSON does not have are the texts "NaN", "Infinity" and "-Infinity". */
export const traceJson = (trace: Trace): string => {
  expectTrace("traceJson(trace)", trace);
  const json = JSON.stringify(trace, (_, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
  );
  return `${json}\n`;
};
