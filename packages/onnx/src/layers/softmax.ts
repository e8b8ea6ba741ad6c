import { lastAxis } from "../graph/value.js";
import type { WriteLayer } from "./part.js";

const alongLastAxis =
  (operator: string): WriteLayer =>
  ({ path }, input, { graph }) => ({
    ...input,
    name: graph.node(path, operator, [input.name], { axis: lastAxis(input) }),
  });

export const softmax = alongLastAxis("Softmax");
export const logSoftmax = alongLastAxis("LogSoftmax");
