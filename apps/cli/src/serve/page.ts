import type { ColumnFeatures } from "@gd/tables";
import type { TableModel } from "../model/open-model.js";

/** A page to try a model: a field for each column, and the answer below. */
export const page = ({
  file,
  features,
  target,
}: Pick<TableModel, "file" | "features" | "target">): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(target.column)}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
  h1 { font-size: 1.5rem; }
  label { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; align-items: center; margin: .5rem 0; }
  input, select, button { font: inherit; padding: .3rem .5rem; }
  output { display: block; margin-top: 1.5rem; font-size: 1.25rem; }
  output p { font-size: 1rem; }
  output.wrong { color: #c22; font-size: 1rem; }
  meter { width: 100%; }
  table { width: 100%; font-size: 1rem; } td { padding: .15rem .5rem .15rem 0; } td:last-child { width: 40%; }
</style>
<h1>What is ${text(target.column)}?</h1>
<p>${text(file)} answers. An empty field is a missing value.</p>
<form>
${features.columns.map(field).join("\n")}
  <button>Answer</button>
</form>
<output aria-live="polite"></output>
<p><small><a href="openapi.json">OpenAPI</a> · POST rows to <code>/predict</code></small></p>
<script>
  const form = document.querySelector("form");
  const output = document.querySelector("output");
  const read = (field) => {
    if (field.value === "") return null;
    if (field.dataset.kind === "number") return Number(field.value);
    return field.dataset.kind === "boolean" ? field.value === "true" : field.value;
  };
  const element = (name, text) => Object.assign(document.createElement(name), text === undefined ? {} : { textContent: text });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const row = Object.fromEntries([...form.elements].filter((field) => field.name).map((field) => [field.name, read(field)]));
    const response = await fetch("predict", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ rows: [row] }) });
    const { answers, error } = await response.json();
    output.className = response.ok ? "" : "wrong";
    if (!response.ok) return output.replaceChildren(error);
    const [answer] = answers;
    const warnings = (answer.warnings ?? []).map((warning) => element("p", warning));
    if (answer.class === undefined) return output.replaceChildren(element("strong", Number(answer.value.toPrecision(6)).toLocaleString()), ...warnings);
    const table = element("table");
    for (const [name, probability] of Object.entries(answer.probabilities).sort((a, b) => b[1] - a[1]).slice(0, 10)) {
      const bar = Object.assign(element("meter"), { value: probability });
      const cell = element("td");
      cell.append(bar);
      const row = table.insertRow();
      row.append(element("td", name), element("td", (100 * probability).toFixed(1) + " %"), cell);
    }
    output.replaceChildren(element("strong", answer.class), table, ...warnings);
  });
</script>
</html>
`;

const field = (features: ColumnFeatures): string => {
  const name = text(features.column);
  return `  <label>${name} ${control(features, name)}</label>`;
};

const control = (features: ColumnFeatures, name: string): string => {
  switch (features.kind) {
    case "number":
      return `<input name="${name}" data-kind="number" type="number" step="any" placeholder="${number(features.fill)}">`;
    case "boolean":
      return select(name, "boolean", ["true", "false"]);
    case "oneHot":
    case "ordinal":
      return select(name, "text", features.categories);
    case "date":
      return `<input name="${name}" data-kind="text" type="date">`;
    case "text":
      return `<input name="${name}" data-kind="text">`;
  }
};

const select = (name: string, kind: string, choices: readonly string[]): string =>
  `<select name="${name}" data-kind="${kind}"><option value=""></option>${choices.map((choice) => `<option>${text(choice)}</option>`).join("")}</select>`;

const number = (x: number): string => String(Number(x.toPrecision(4)));

/** Names come from files: none of them may be taken for markup. */
const text = (value: string): string => value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
