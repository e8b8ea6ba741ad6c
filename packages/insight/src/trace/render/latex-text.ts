/** Letters that are none in the text of LaTeX, and what stands for them: commands, and formulas. */
const COMMANDS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "°": "$^{\\circ}$",
  "¹": "$^{1}$",
  "²": "$^{2}$",
  "³": "$^{3}$",
};

const SYMBOLS: Readonly<Record<string, string>> = {
  "<": "<",
  ">": ">",
  "|": "|",
  "−": "-",
  "′": "'",
  "→": "\\rightarrow",
  "×": "\\times",
  "÷": "\\div",
  "·": "\\cdot",
  "±": "\\pm",
  "≤": "\\leq",
  "≥": "\\geq",
  "›": "\\rangle",
  "⟨": "\\langle",
  "⟩": "\\rangle",
  "∂": "\\partial",
  "∞": "\\infty",
  µ: "\\mu",
};

const GREEK =
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi o pi rho varsigma sigma tau upsilon phi chi psi omega";

/** Small Greek letters, which stand one after the other from α on. */
const greekOf = (letter: string): string | undefined => {
  const name = GREEK.split(" ")[letter.charCodeAt(0) - "α".charCodeAt(0)];
  return name === "o" ? name : name && `\\${name}`;
};

/** Letters of Western European languages, which LaTeX has in every font. */
const LATIN = /[\u0020-\u007eÀ-ÏÑ-ÖØ-Ýßà-ïñ-öø-ýÿ]/;

/** Text for LaTeX, in which letters that it has none for become question marks. */
export const latexText = (text: string): string =>
  [...text]
    .map((letter) => {
      if (/[#$%&_{}]/.test(letter)) return `\\${letter}`;
      const symbol = SYMBOLS[letter] ?? greekOf(letter);
      if (symbol !== undefined) return `$${symbol}$`;
      return COMMANDS[letter] ?? (LATIN.test(letter) ? letter : "?");
    })
    .join("");
