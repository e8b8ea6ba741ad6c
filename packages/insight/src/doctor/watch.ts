import { expectNumber, expectOptions, expectSize, randomStreams } from "@gd/tensor";
import { evaluate, NotFiniteError, type NotFiniteOrigin, type TrainingEvent, type TrainingState } from "@gd/train";
import { type AnyOptions, completed } from "../measure/any-setup.js";
import { now } from "../measure/now.js";
import { datasetOf, examplesAt } from "../measure/parts-of.js";
import { sampleOf } from "../measure/sample.js";
import { startOf } from "../measure/start-of.js";
import { causes } from "./causes.js";
import type { Diagnosis } from "./diagnosis.js";
import { dataFigures } from "./figures/data-figures.js";
import { type Examination, examine } from "./figures/examination.js";
import type { EpochFigures, Figures } from "./figures/figures.js";
import { lossCurve } from "./figures/loss-curve.js";
import { noiseScale } from "./figures/noise-scale.js";
import { outputFigures } from "./figures/output-figures.js";
import { setupFigures } from "./figures/setup-figures.js";
import { sharpness } from "./figures/sharpness.js";
import { tryRates } from "./figures/trials.js";

/** What the doctor looks at: any event of `train`. */
type AnyEvent = TrainingEvent extends infer Event
  ? Event extends { readonly training: unknown }
    ? Omit<Event, "training"> & { readonly training: { readonly state: () => TrainingState | Promise<TrainingState> } }
    : never
  : never;

/** What was gathered of a training, and what follows from it, the surest first. */
export interface Examined {
  readonly figures: Figures;
  readonly diagnoses: readonly Diagnosis[];
}

/** Watches a training. */
export interface Doctor {
  /** Takes note of an event. Wait for it before the next one. */
  see(event: AnyEvent): void | Promise<void>;
  /** Takes note of the error that ended the training. Throws it again unless it is a NotFiniteError. */
  fail(error: unknown): void;
  /** What is wrong so far. It has copies of the model take some hundred steps, from the first state and from the last. */
  diagnose(): Promise<Examined>;
}

/** Options of `watch`. */
export interface WatchOptions {
  /** The share of the time of steps that looks between them may take. Default: 0.02. */
  readonly share?: number;
  /** Steps between two looks, in place of a share: figures are then the same in each run. */
  readonly every?: number;
}

/** Examples that the doctor looks at: in the end, and between steps. */
const SAMPLE = 512;
const GLANCE = 64;
/** Looks are kept: when there are more, every other one is forgotten. */
const LOOKS = 64;

/** A doctor for a training with these options, which are those of `train`. */
export const watchAny = async (options: AnyOptions, watching: WatchOptions = {}): Promise<Doctor> => {
  const { share = 0.02, every } = expectOptions("watch(watching)", watching, ["share", "every"]);
  expectNumber("watch(watching.share)", share, { from: 0, to: 1 });
  if (every !== undefined) expectSize("watch(watching.every)", every);
  const first = await startOf("watch", options);
  const setup = completed(options);
  const { interpreter, seed } = setup;
  const random = randomStreams(seed).stream("doctor");
  const sample = await sampleOf(setup.data.at?.(1) ?? setup.data, SAMPLE, random, interpreter.ops.dtype);
  const heldSample =
    setup.validation === undefined ? sample : await sampleOf(setup.validation, SAMPLE, random, interpreter.ops.dtype);
  const glance = examplesAt(
    sample,
    Array.from({ length: Math.min(GLANCE, sample.input.shape[0] ?? 0) }, (_, i) => i),
  );
  const asked = now();
  const start = await examine(setup, first, sample);

  const curve = lossCurve();
  const epochs: EpochFigures[] = [];
  let between: Examination[] = [];
  let last: AnyEvent | undefined;
  let failure: NotFiniteOrigin | undefined;
  let begun: number | undefined;
  let spent = 0;
  // Of the last look: the first one between steps takes less than that of all examples.
  let cost = now() - asked;
  let steps = 0;

  const isDue = (): boolean => {
    if (every !== undefined) return steps % every === 0;
    // The clock costs more than a step of the smallest networks.
    if (steps % 16 !== 0 || begun === undefined) return false;
    return spent + cost <= share * (now() - begun);
  };
  const look = async (event: AnyEvent): Promise<void> => {
    const before = now();
    between.push(await examine(setup, await event.training.state(), glance));
    if (between.length > LOOKS) between = between.filter((_, i) => i % 2 === 0);
    cost = now() - before;
    spent += cost;
  };

  return {
    see(event) {
      last = event;
      if (event.type === "epoch") {
        epochs.push({ epoch: event.epoch, training: event.loss, validation: event.validation?.loss });
      }
      if (event.type !== "step") return undefined;
      begun ??= now();
      curve.add(event.loss);
      steps++;
      return isDue() ? look(event) : undefined;
    },
    fail(error) {
      if (!(error instanceof NotFiniteError)) throw error;
      failure = error.origin;
    },
    async diagnose() {
      const end = last?.type === "end" ? last : undefined;
      const state = end?.state ?? (await last?.training.state()) ?? first;
      const { model, loss, regularization } = setup;
      const held = datasetOf(sample);
      const bare = { model, loss, interpreter, seed };
      const lossOf = async (state: TrainingState): Promise<number> => (await evaluate(bare, state, held)).loss;
      const lossAfter = await lossOf(state);
      const penalized = regularization && (await evaluate({ ...bare, regularization }, state, held)).loss;
      const figures: Figures = {
        setup: setupFigures(setup),
        data: dataFigures(setup, sample),
        start,
        last: await examine(setup, state, sample),
        between,
        outputs: await outputFigures(setup, state, sample),
        held: await outputFigures(setup, state, heldSample),
        losses: curve.losses(),
        epochs,
        lossBefore: await lossOf(first),
        lossAfter,
        penalty: penalized === undefined ? 0 : penalized - lossAfter,
        failure,
        end: end?.reason,
        trialsFromStart: await tryRates(setup, first, sample),
        trialsFromEnd: await tryRates(setup, state, sample),
        sharpness: await sharpness(setup, first, sample),
        noiseScale: await noiseScale(setup, state, sample),
      };
      return { figures, diagnoses: diagnosesOf(figures) };
    },
  };
};

/** All causes that the figures say, the surest first. */
const diagnosesOf = (figures: Figures): readonly Diagnosis[] =>
  causes.flatMap((cause) => cause(figures) ?? []).sort((a, b) => b.confidence - a.confidence);
