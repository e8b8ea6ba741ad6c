// Answers for rows of numbers with a model from a file.
import { linear, openNetworkWith, relu, sequential } from "@gd/models/predict";

export const answer = (file: Uint8Array, rows: readonly (readonly number[])[]): unknown =>
  openNetworkWith({ linear, relu, sequential }, file).predict(rows);
