// Trains W2 without kernels.
import { referenceInterpreter } from "@gd/tensor";
import { trainSmallNetwork } from "./train-small-network.ts";

trainSmallNetwork(referenceInterpreter());
