import type { Target } from "@gd/tables";

/** What a server takes on. */
export interface ServeLimits {
  /** The longest body of a request, in bytes. */
  readonly bytes: number;
  /** The most rows in a request. */
  readonly rows: number;
  /** The longest body of an answer, in bytes. */
  readonly answerBytes: number;
  /** The most requests whose bodies are being received, or whose answers are not read to the end. More are told to come again. */
  readonly requests: number;
  /** Seconds within which a request has to have arrived, and its answer to be read. */
  readonly seconds: number;
}

export const defaultLimits: ServeLimits = {
  bytes: 2 ** 20,
  rows: 10_000,
  answerBytes: 2 ** 22,
  requests: 64,
  seconds: 30,
};

/** The most rows in a request: of many classes, an answer is long. */
export const mostRows = (target: Target, { rows, answerBytes }: ServeLimits): number =>
  Math.max(1, Math.min(rows, Math.floor(answerBytes / answerLength(target))));

/** About as many bytes as an answer has: the name of each class, and a probability of up to 22 characters. */
const answerLength = (target: Target): number =>
  target.kind === "number"
    ? 32
    : target.classes.reduce((bytes, name) => bytes + Buffer.byteLength(JSON.stringify(name)) + 24, 64);
