import type { Checked } from "./check.js";
import type { Finding } from "./finding.js";

/** What a check returns: what it has seen, and as a finding where something is wrong. */
export const found = (
  { name, seen, numbers }: Omit<Checked, "findings">,
  isWrong: boolean,
  advice: Pick<Finding, "why" | "source" | "change">,
): Checked => ({ name, seen, numbers, findings: isWrong ? [{ name, seen, numbers, ...advice }] : [] });
