import { formulaOf } from "@gd/experiments";
import { referenceOps, type Tensor } from "@gd/tensor";
import type { DerivationRow } from "./derivation-row.js";

const ops = referenceOps({ dtype: "float64" });

/** The step itself, once all gradients are known: W ← W − η ∂L/∂W, and so each bias, layer by layer. */
export const updateRows = (
  layers: number,
  known: ReadonlyMap<string, Tensor>,
  learningRate: number,
): readonly DerivationRow[] =>
  Array.from({ length: layers }, (_, i) => i + 1).flatMap((layerNumber) =>
    [`W${layerNumber}`, `b${layerNumber}`].flatMap((symbol): readonly DerivationRow[] => {
      const [value, gradient] = [known.get(symbol), known.get(`∂L/∂${symbol}`)];
      if (value === undefined || gradient === undefined) return [];
      const expression = [
        { formula: symbol, value },
        " − ",
        { formula: "η", value: learningRate },
        " · ",
        { formula: `∂L/∂${symbol}`, value: gradient },
      ];
      return [
        {
          phase: "update",
          layer: "",
          operation: "update",
          operands: [value, learningRate, gradient],
          result: ops.subtract(value, ops.multiply(gradient, learningRate)),
          formula: `${symbol} ← ${formulaOf(expression)}`,
          symbols: [symbol],
          expression,
          reads: [symbol, `∂L/∂${symbol}`],
          layerNumber,
        },
      ];
    }),
  );
