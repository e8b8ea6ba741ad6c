import { formatShape, type Shape, sizeOf } from "@gd/tensor";

/** What to do where a layer of rows gets images, or one of images gets rows: those have an input of rank 1, these of rank 3. */
export const layerMeant = (name: string, rank: number, received: Shape): string | undefined => {
  const [type] = name.split("(");
  const last = received.at(-1);
  if (rank === 1 && received.length > 1) {
    if (type === "batchNorm" && received.length === 3)
      return `Of images, batchNorm2d(${last}) normalizes the channels.`;
    if (type === "layerNorm") return `layerNorm(${formatShape(received)}) normalizes along the last axis of these.`;
    return `Put flatten(${formatShape(received)}) before it, which makes rows of ${sizeOf(received)}.`;
  }
  if (rank !== 3) return undefined;
  if (received.length === 2) return `Images have an axis of channels, grey ones too: ${formatShape([...received, 1])}.`;
  if (received.length !== 1) return undefined;
  if (type === "batchNorm2d") return `Of rows, batchNorm(${last}) normalizes the features.`;
  if (type === "layerNorm") return `layerNorm(${last}) normalizes rows.`;
  if (type === "flatten") return "Leave it out: these are rows already.";
  return "It is for images: put it before the layer that makes rows of them, such as flatten.";
};
