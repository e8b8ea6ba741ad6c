// The same without kernels.
import { referenceOps } from "@gd/tensor";
import { trainSmallNetwork } from "./train-small-network.ts";

trainSmallNetwork(referenceOps());
