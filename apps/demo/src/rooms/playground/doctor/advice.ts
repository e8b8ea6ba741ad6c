/** What helps against a cause, with the controls that the room has. */
const ADVICE: Readonly<Record<string, string>> = {
  overfitting: "More points, L2, dropout or fewer units help.",
  underfitting: "More units, more layers or another activation help.",
  plateau: "It may end, or be all that these units can do.",
  "dead units": "Leaky ReLU or a lower learning rate keeps them alive.",
  "saturated units": "Smaller first weights or a lower learning rate keep them where they have a slope.",
  "symmetric weights": "First weights that are drawn tell units apart.",
  "bad initial scale": "Take other first weights.",
  "vanishing gradients": "Tanh or ReLU, fewer layers or other first weights let more of it through.",
  "exploding gradients": "Take smaller first weights or fewer layers.",
  "not finite": "Lower the learning rate and press Reset.",
  "rate too high": "Lower the learning rate.",
  "rate too low": "Raise the learning rate.",
  "noisy batches": "Lower the learning rate or take larger batches.",
  "batchNorm with small batches": "Take larger batches.",
  "weight decay too strong": "Lower L1 or L2.",
};

/** What helps against a cause, in a sentence; empty where nobody knows. */
export const adviceOn = (cause: string): string => ADVICE[cause] ?? "";
