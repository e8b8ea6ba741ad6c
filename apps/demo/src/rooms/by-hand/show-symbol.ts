const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** A formula as it is printed: `∂L/∂W2` as `∂L/∂W₂`, and the target as t. */
export const showSymbol = (formula: string): string =>
  formula.replaceAll("target", "t").replace(/(?<=(?:^|[^\p{L}])[Wbza])\d/gu, (digit) => SUBSCRIPTS[Number(digit)]!);
