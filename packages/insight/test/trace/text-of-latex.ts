const LETTERS: Readonly<Record<string, string>> = {
  "\\gamma": "γ",
  "\\beta": "β",
  "\\mu": "μ",
  "\\rho": "ρ",
  "\\theta": "θ",
  "\\hat{x}": "x̂",
  "\\bar{\\mu}": "μ̄",
  "\\bar{v}": "v̄",
};

const WORDS: Readonly<Record<string, string>> = {
  "\\exp": "exp",
  "\\log": "log",
  "\\tanh": "tanh",
  "\\max": "max",
  "\\sigma": "σ",
  "\\cdot": "·",
  "\\langle": "⟨",
  "\\rangle": "⟩",
};

const LETTER =
  /(?:\\hat\{x\}|\\bar\{\\mu\}|\\bar\{v\}|\\mathrm\{([^}]*)\}|\\(?:gamma|beta|mu|rho|theta)(?![a-z])|[A-Za-z])/y;

/** A formula in LaTeX as the same in plain text. */
export const textOfLatex = (latex: string): string => {
  let next = 0;
  const starts = (text: string): boolean => latex.startsWith(text, next);
  /** The inside of the braces that begin here. */
  const group = (): string => {
    const start = next + 1;
    let depth = 0;
    do {
      if (latex[next] === "{") depth++;
      if (latex[next] === "}") depth--;
      next++;
    } while (depth > 0);
    return latex.slice(start, next - 1);
  };
  const symbol = (): readonly [name: string, place: string] => {
    LETTER.lastIndex = next;
    const [letter = "", roman] = LETTER.exec(latex) ?? [];
    next += letter.length;
    let name = roman ?? LETTERS[letter] ?? letter;
    let place = "";
    if (starts("^{(") || starts("^{\\prime")) {
      next++;
      name += group()
        .replace(/\(([\d.]+)\)/, "$1")
        .replaceAll("\\prime", "′");
    }
    if (starts("_{")) {
      next++;
      place = textOfLatex(group()).replaceAll(" ", "");
    }
    return [name, place === "" ? "" : `[${place}]`];
  };
  const slope = (below: string): readonly [string, string] => {
    const [, name = "", place = ""] = /^([^[]*)(.*)$/.exec(textOfLatex(below.replace("\\partial ", "")))!;
    return [`∂L/∂${name}`, place];
  };
  let text = "";
  while (next < latex.length) {
    if (starts("\\frac")) {
      next += "\\frac".length;
      const [above, below] = [group(), group()];
      text += above === "\\partial L" ? slope(below).join("") : `((${textOfLatex(above)}) / (${textOfLatex(below)}))`;
    } else if (starts("\\left.\\frac{\\partial L}")) {
      next += "\\left.\\frac{\\partial L}".length;
      const [name, place] = slope(group());
      next += "\\right|_".length;
      text += `${name}|${textOfLatex(group())}${place}`;
    } else if (starts("\\sqrt")) {
      next += "\\sqrt".length;
      text += `√(${textOfLatex(group())})`;
    } else if (starts("\\operatorname")) {
      next += "\\operatorname".length;
      text += group();
    } else if (starts("\\text{ more}")) {
      next += "\\text{ more}".length;
      text += " more";
    } else if (starts("\\Delta ")) {
      next += "\\Delta ".length;
      text += `Δ${symbol().join("")}`;
    } else if (starts("\\nabla ")) {
      next += "\\nabla ".length;
      text += `∇${symbol().join("")}`;
    } else if (starts("{")) {
      text += `(${textOfLatex(group())})`;
    } else if (starts("^{2}")) {
      next += "^{2}".length;
      text += "²";
    } else if (starts(" \\times 10^")) {
      next += " \\times 10^".length;
      text += `e${group().replace("-", "−")}`;
    } else if (starts("-")) {
      next++;
      text += "−";
    } else if (starts("|")) {
      const end = latex.indexOf("|", next + 1);
      text += `abs(${textOfLatex(latex.slice(next + 1, end))})`;
      next = end + 1;
    } else {
      const [word] = /^\\[a-z]+/.exec(latex.slice(next)) ?? [];
      if (word !== undefined && WORDS[word] !== undefined) {
        next += word.length;
        text += WORDS[word];
        continue;
      }
      LETTER.lastIndex = next;
      if (LETTER.test(latex)) text += symbol().join("");
      else text += latex[next++];
    }
  }
  return text;
};
