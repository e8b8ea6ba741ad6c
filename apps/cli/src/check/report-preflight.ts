import type { Preflight } from "@gd/insight";
import type { TrainingPlan } from "@gd/recipe";
import type { Dependencies } from "../dependencies.js";
import { screenOf } from "../render/screen.js";
import { toJson } from "../to-json.js";
import { changeInOptions } from "./change-in-options.js";
import { renderChecks, renderFindings, renderOutcome } from "./render-preflight.js";

/** How a preflight is shown. */
interface Showing {
  /** As one JSON object per line. */
  readonly json: boolean;
  /** Without the checks that found nothing wrong. */
  readonly quiet: boolean;
}

/** Shows what a preflight has seen, as text or as JSON. */
export const reportPreflight = (
  preflight: Preflight,
  plan: TrainingPlan,
  seconds: number,
  { json, quiet }: Showing,
  { stdout, colours }: Pick<Dependencies, "stdout" | "colours">,
): void => {
  const { checks, findings } = preflight;
  if (json) {
    const shown = quiet ? checks.filter(({ findings }) => findings.length > 0) : checks;
    const lines = [
      ...shown.map(({ name, seen, numbers, findings, isJudged = true }) => ({
        type: "check",
        name,
        seen,
        numbers,
        ...(isJudged ? {} : { isJudged }),
        findings: findings.map((finding) => ({
          seen: finding.seen,
          why: finding.why,
          source: finding.source,
          change: changeInOptions(finding, plan),
        })),
      })),
      { type: "checked", checks: checks.length, findings: findings.length, seconds },
    ];
    for (const line of lines) stdout.write(`${toJson(line)}\n`);
    return;
  }
  const screen = screenOf(stdout, colours);
  const parts = [
    ...(quiet || findings.length === checks.length ? [] : [renderChecks(preflight, screen)]),
    ...(findings.length === 0 ? [] : [renderFindings(preflight, plan, screen)]),
    renderOutcome(preflight, seconds, screen),
  ];
  stdout.write(`${parts.join("\n\n")}\n`);
};
