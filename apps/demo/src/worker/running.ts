import type { ReadonlySignal } from "@preact/signals";
import type { RunState } from "./protocol.js";

/** A simulation in a worker, as a room sees it. */
export interface Running<Picture, Input = never> {
  /** The latest picture; undefined before the first. */
  readonly picture: ReadonlySignal<Picture | undefined>;
  readonly state: ReadonlySignal<RunState>;
  /** What computes: a phrase, empty before it is known. */
  readonly runsOn: ReadonlySignal<string>;
  /** A sentence on what has gone wrong, if anything. */
  readonly problem: ReadonlySignal<string | undefined>;
  play(): void;
  pause(): void;
  step(): void;
  reset(): void;
  /** Sends input that is not a setting: a drawing, files. */
  send(input: Input): void;
  /** Starts over in a new worker, for instance after one has died. */
  restart(): void;
}

/** A simulation that begins when it is first opened, and waits while it is left. */
export interface OwnedRunning<Picture, Input = never> extends Running<Picture, Input> {
  open(): void;
  leave(): void;
  /** Ends its worker. What it has computed is lost. */
  close(): void;
}
