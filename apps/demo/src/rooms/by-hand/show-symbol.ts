const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** A formula as it is printed: `∂L/∂W2` as `∂L/∂W⁽²⁾`, with the layer above, and the target as t. */
export const showSymbol = (formula: string): string =>
  formula
    .replaceAll("target", "t")
    .replace(/(?<=(?:^|[^\p{L}])[Wbza])\d/gu, (layer) => `⁽${SUPERSCRIPTS[Number(layer)]}⁾`);

/** The name of a unit's number, with the unit below: `z₂`, the second element of `z1`. Its layer stands above its column. */
export const showUnit = (symbol: string, index: number): string =>
  symbol === "L" ? symbol : `${showSymbol(symbol).charAt(0)}${SUBSCRIPTS[index + 1]}`;

/** The same in words, or that of a gradient: `∂L/∂z₂ of layer 1`. */
export const describeUnit = (symbol: string, index: number): string => {
  const [, gradient = "", of = "", layer] = /^(∂L\/∂)?(.*?)(\d?)$/.exec(symbol) ?? [];
  return `${gradient}${showUnit(of, index)}${layer ? ` of layer ${layer}` : ""}`;
};
