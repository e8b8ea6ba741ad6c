import type { Point } from "@gd/sweep";
import { type TrainConfig, trainConfig } from "../train/train-config.js";
import { UsageError } from "../usage-error.js";
import type { SweepConfig } from "./sweep-config.js";

/** The training at a point of a sweep. Throws a UsageError where there is no such training. */
export const configAt = ({ train }: Pick<SweepConfig, "train">, point: Point): TrainConfig => {
  const { layers, hidden, ...others } = point;
  const sizes =
    typeof hidden === "number" ? { hidden: Array.from({ length: Number(layers ?? 1) }, () => hidden) } : { hidden };
  const given = { ...train, ...others, ...(hidden === undefined ? {} : sizes) };
  const { success, data, error } = trainConfig.safeParse(given);
  if (success) return data;
  const [issue] = error.issues;
  const name = issue!.code === "unrecognized_keys" ? issue!.keys[0] : issue!.path.join(".");
  const value = point[String(issue!.path[0])];
  const said = value === undefined ? "" : ` ${JSON.stringify(value)}`;
  throw new UsageError(
    issue!.code === "unrecognized_keys"
      ? `space.${name}: a training has no ${name}; gd train --help names what it has`
      : `space.${name}:${said} is nothing to train with: ${issue!.message}`,
  );
};
