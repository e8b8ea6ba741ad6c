import type { PrintedDerivation, PrintedEquation } from "./recompute.js";
import { textOfMathml } from "./text-of-mathml.js";

/** The numbers and equations of a derivation in HTML. */
export const readHtml = (html: string): PrintedDerivation => {
  const given = new Map<string, string>();
  const equations: PrintedEquation[] = [];
  for (const [, kind, inside = ""] of html.matchAll(/<div class="equation(.*?)">(.*?)<\/div>/g)) {
    if (kind === " link") continue;
    if (kind === " entries") {
      for (const [, entry = ""] of inside.matchAll(/<span class="entry">(.*?)<\/span>/g)) {
        const [name = "", value = ""] = text(entry).split(" = ");
        given.set(name, value);
      }
    } else if (kind === " value") {
      const name = text(inside.slice(0, inside.indexOf("<table>"))).replace(/ =$/, "");
      const rows = [...inside.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = ""]) =>
        [...row.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = ""]) => text(cell)),
      );
      rows.forEach((row, i) => {
        row.forEach((value, j) => {
          given.set(`${name}[${i + 1},${j + 1}]`, value);
          if (i === 0) given.set(`${name}[${j + 1}]`, value).set(name, value);
        });
      });
    } else {
      const [equation = "", because = ""] = inside.split('<span class="because">');
      const [left = "", ...forms] = equation.split('<span class="form">');
      equations.push({
        left: text(left),
        right: forms.map((form) => text(form).replace(/^= /, "")),
        because: because === "" ? [] : conditionsIn(text(because)),
      });
    }
  }
  return { given, equations };
};

const conditionsIn = (because: string): PrintedEquation["because"] =>
  because
    .replace(/^\((.*)\)$/, "$1")
    .split(/, (?=[^\]]*(?:\[|$))/)
    .map((condition) => {
      const [, what = "", value = "", says = ""] = /^(.*) = ((?:− )?\S+)(?: (.*))?$/.exec(condition) ?? [];
      return { what, value, says };
    });

const text = (html: string): string => textOfMathml(html.replaceAll("</span>", "")).replace(/\s+/g, " ").trim();
