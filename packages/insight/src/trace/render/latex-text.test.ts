import { expect, test } from "vitest";
import { latexText } from "./latex-text.js";

test.each([
  ["50 % of a_b & #1 {x} $5", "50 \\% of a\\_b \\& \\#1 \\{x\\} \\$5"],
  ["<script>|\\~^", "$<$script$>$$|$\\textbackslash{}\\textasciitilde{}\\textasciicircum{}"],
  ["σ of ω in m², ± 3 °C", "$\\sigma$ of $\\omega$ in m$^{2}$, $\\pm$ 3 $^{\\circ}$C"],
  ["größe of 温度 ð", "größe of ?? ?"],
])("%s", (text, expected) => expect(latexText(text)).toBe(expected));
