import { ArgumentError, LabelError, ShapeError } from "@gd/tensor";

/** Runs a part of a metric. An error about its operands then says, before its own place, which of the metrics it is. */
export const inMetric = <T>(place: string, run: () => T): T => {
  try {
    return run();
  } catch (error) {
    throw placed(place, error);
  }
};

const placed = (outer: string, error: unknown): unknown => {
  if (error instanceof ArgumentError) {
    const { place, expected, received, advice } = error;
    return new ArgumentError({ place: `${outer} › ${place}`, expected, received, advice });
  }
  if (error instanceof ShapeError) {
    const { place, role, expected, received, from, advice } = error;
    return new ShapeError({ place: `${outer} › ${place}`, role, expected, received, from, advice });
  }
  if (error instanceof LabelError) {
    const { place, example, label, classes } = error;
    return new LabelError(`${outer} › ${place}`, example, label, classes);
  }
  return error;
};
