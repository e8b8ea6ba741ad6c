import { residualSumOfSquares } from "@gd/losses";
import { createContext, referenceOps, tensor } from "@gd/tensor";
import { EXAMPLE, handDerivedNetwork, TARGET } from "./hand-derived-network.js";
import { type NetworkTraceRow, traceNetwork } from "./trace-network.js";

/** Every operation of the hand-derived network, forward and backward, for a batch of its one example. */
export const traceHandDerived = (): readonly NetworkTraceRow[] => {
  const dtype = "float64";
  return traceNetwork({
    network: handDerivedNetwork,
    parameters: handDerivedNetwork.initialize(createContext({ ops: referenceOps({ dtype }) })),
    input: tensor([EXAMPLE], { dtype }),
    target: tensor([TARGET], { dtype }),
    loss: residualSumOfSquares,
  });
};
