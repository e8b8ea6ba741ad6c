import type { Preflight } from "@gd/insight";
import type { TrainingPlan } from "@gd/recipe";
import { formatDuration } from "../progress/format-duration.js";
import { counted } from "../render/counted.js";
import { renderEntries } from "../render/render-entries.js";
import { renderText } from "../render/render-text.js";
import type { Screen } from "../render/screen.js";
import { withPowers } from "../render/with-powers.js";
import { changeInOptions } from "./change-in-options.js";

const [FINE, WRONG, NOT_JUDGED] = ["✓", "✗", "–"];

/** What was checked and found right, each check with what it saw. */
export const renderChecks = ({ checks }: Preflight, { width, colours }: Screen): string => {
  const fine = checks.filter(({ findings }) => findings.length === 0);
  return renderEntries(
    fine.map(({ name, seen, isJudged = true }) => [`${isJudged ? FINE : NOT_JUDGED} ${name}`, withPowers(seen)]),
    width,
  ).replaceAll(new RegExp(`^ {2}${FINE}`, "gm"), `  ${colours.green(FINE)}`);
};

/** What is wrong: each finding with what was seen, why it matters, who says so, and what to change. */
export const renderFindings = ({ findings }: Preflight, plan: TrainingPlan, { width, colours }: Screen): string =>
  findings
    .map((finding) => {
      const { name, seen, why, source } = finding;
      const parts = [
        ["seen", withPowers(seen)],
        ["why", why],
        ["source", source],
        ["change", changeInOptions(finding, plan)],
      ] as const;
      return `${colours.red(WRONG)} ${colours.bold(name)}\n${renderEntries(parts, width)}`;
    })
    .join("\n\n");

/** How many checks there were, how long they took, and what came of them. */
export const renderOutcome = ({ checks, findings }: Preflight, seconds: number, { width }: Screen): string => {
  const found = findings.length === 0 ? "nothing wrong" : counted(findings.length, "thing");
  const more = findings.length === 0 ? "" : " to change";
  return renderText(
    `${counted(checks.length, "check")} in ${formatDuration(seconds)} found ${found}${more}. Nothing was trained, and nothing written.`,
    width,
  );
};
