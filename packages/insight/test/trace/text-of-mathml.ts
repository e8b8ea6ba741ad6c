/** An element of MathML, or text. */
type Node = string | { readonly tag: string; readonly inside: readonly Node[] };

/** Formulas in MathML as the same in plain text. */
export const textOfMathml = (html: string): string => nodesIn(html).map(textOf).join("");

const nodesIn = (html: string): readonly Node[] => {
  const stack: { tag: string; inside: Node[] }[] = [{ tag: "", inside: [] }];
  for (const token of html.split(/(<[^>]*>)/)) {
    if (token.startsWith("</")) {
      const done = stack.pop()!;
      stack.at(-1)!.inside.push(done);
    } else if (token.startsWith("<")) stack.push({ tag: /^<([a-z]+)/.exec(token)![1]!, inside: [] });
    else if (token !== "")
      stack.at(-1)!.inside.push(token.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&"));
  }
  return stack[0]!.inside;
};

const textOf = (node: Node): string => {
  if (typeof node === "string") return node;
  const parts = node.inside.map(textOf);
  const [a = "", b = "", c = ""] = parts;
  switch (node.tag) {
    case "mo":
      return a === "," ||
        a === "(" ||
        a === ")" ||
        a === "⟨" ||
        a === "⟩" ||
        a === "·" ||
        a === "|" ||
        a === "∂" ||
        a === "Δ" ||
        a === "∇" ||
        /^′+$/.test(a)
        ? a
        : ` ${a} `;
    case "mfrac":
      if (a === "∂L") return `∂L/${b}`;
      return `((${a}) / (${b}))`;
    case "msqrt":
      return `√(${parts.join("")})`;
    case "msup":
      if (a === "10") return `10^${b}`;
      return b === "2" ? `(${a})²` : `${a}${numberOf(b)}`;
    case "msub":
      // Of a gradient that comes through a value.
      if (a.startsWith("∂L/∂") && a.endsWith("|")) return a.replace(/^([^[|]*)(.*)\|$/, `$1|${b}$2`);
      return `${a}[${b.replaceAll(" ", "")}]`;
    case "msubsup":
      return `${a}${numberOf(c)}[${b.replaceAll(" ", "")}]`;
    case "mrow":
    case "math":
      return parts
        .join("")
        .replace(/^\|(.*)\|$/, "abs($1)")
        .replace(/ × 10\^/, "e")
        .replace(/(e) ?(−) ?(\d)/, "e−$3");
    default:
      return parts.join("");
  }
};

const numberOf = (above: string): string => above.replace(/\(([\d.]+)\)/, "$1").replaceAll(" ", "");
