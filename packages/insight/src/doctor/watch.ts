import {
  ArgumentError,
  expectArgument,
  expectBoolean,
  expectNumber,
  expectOptions,
  expectSize,
  randomStreams,
} from "@gd/tensor";
import { evaluate, NotFiniteError, type NotFiniteOrigin, type TrainingEvent, type TrainingState } from "@gd/train";
import { type AnyOptions, completed } from "../measure/any-setup.js";
import { bareLoss } from "../measure/bare-loss.js";
import { now } from "../measure/now.js";
import { datasetOf, examplesAt } from "../measure/parts-of.js";
import { sampleOf } from "../measure/sample.js";
import { startOf } from "../measure/start-of.js";
import { diagnosesOf } from "./diagnoses-of.js";
import type { Diagnosis } from "./diagnosis.js";
import { dataFigures } from "./figures/data-figures.js";
import { type Examination, examine } from "./figures/examination.js";
import type { EpochFigures, Figures } from "./figures/figures.js";
import { lossCurve } from "./figures/loss-curve.js";
import { noiseFigures } from "./figures/noise-figures.js";
import { noiseScale } from "./figures/noise-scale.js";
import { outputFigures } from "./figures/output-figures.js";
import { setupFigures } from "./figures/setup-figures.js";
import { sharpness } from "./figures/sharpness.js";
import { tryRates } from "./figures/trials.js";
import type { Notes } from "./notes.js";

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
  /** Takes note of an event. Wait for what it returns, if anything, before the next one: it looks at the training. */
  see(event: AnyEvent): void | Promise<void>;
  /** Takes note of the error that ended the training. Throws it again unless it is a NotFiniteError. */
  fail(error: unknown): void;
  /** What it has taken note of so far. A checkpoint with it lets `watch` go on where the training does. */
  notes(): Notes;
  /**
   * What is wrong so far. Unless it is told not to (`trials`, of `watch` or for this once), it has copies of the model take some
   * hundred steps, from the first state and from the last.
   */
  diagnose(asking?: Pick<WatchOptions, "trials">): Promise<Examined>;
}

/** Options of `watch`. */
export interface WatchOptions {
  /** The share of the time of steps that looks between them may take, beyond 0.2 s. Default: 0.02. */
  readonly share?: number;
  /** Steps between two looks, in place of a share: figures are then the same in each run. */
  readonly every?: number;
  /**
   * Whether copies try other rates when the doctor is asked. Without them it answers after a few passes, of what it has seen: rates
   * and the noise of batches are then not judged. Default: true.
   */
  readonly trials?: boolean;
  /**
   * What a doctor of the same training has noted before it was interrupted. The options are then those that it began with,
   * without a state. Default: nothing.
   */
  readonly notes?: Notes | undefined;
}

const NOTHING: Notes = { losses: [], stepsPerLoss: 1, epochs: [], between: [] };

/** Examples that the doctor looks at: in the end, and between steps. */
const SAMPLE = 512;
const GLANCE = 64;
/** Steps between two looks at the clock. */
const CLOCK = 16;
/** Short trainings are looked at, too: so many milliseconds are free, for looks further and further apart. */
const FREE = 200;
const APART = 1.25;
/** Looks are kept: when there are more, every other one is forgotten. */
const LOOKS = 64;

const NAMES = ["share", "every", "trials", "notes"] as const;

/** A doctor for a training with these options, which are those of `train`. */
export const watchAny = async (options: AnyOptions, watching: WatchOptions = {}): Promise<Doctor> => {
  const { share = 0.02, every, trials = true, notes = NOTHING } = expectOptions("watch(watching)", watching, NAMES);
  expectNumber("watch(watching.share)", share, { from: 0, to: 1 });
  if (every !== undefined) expectSize("watch(watching.every)", every);
  expectBoolean("watch(watching.trials)", trials);
  expectNotes(notes);
  const first = await startOf("watch", options);
  expectArgument(options.stepEvents !== false, {
    place: "watch(stepEvents)",
    expected: "true",
    received: false,
    advice: "The doctor takes note of each step.",
  });
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

  const curve = lossCurve(notes);
  const epochs: EpochFigures[] = [...notes.epochs];
  let between: readonly Examination[] = notes.between;
  let last: AnyEvent | undefined;
  let failure: NotFiniteOrigin | undefined;
  let begun: number | undefined;
  let spent = 0;
  // Of the last look: the first one between steps takes less than that of all examples.
  let cost = now() - asked;
  let lookedAt = 0;
  let steps = notes.losses.length * notes.stepsPerLoss;

  /** Whether the next look fits into a share of the time since the first step. */
  const fitsInto = (share: number): boolean => begun !== undefined && spent + cost <= share * (now() - begun);
  const isDue = (type: AnyEvent["type"]): boolean => {
    if (every !== undefined) return type === "step" && steps % every === 0;
    // Between epochs nothing has been taken ahead that a look would undo: within one it waits for twice as long.
    if (type === "epoch") return fitsInto(share);
    // The clock costs more than a step of the smallest networks.
    if (type !== "step" || steps % CLOCK !== 0) return false;
    return fitsInto(share / 2) || (share > 0 && spent + cost <= FREE && steps >= APART * lookedAt);
  };
  const look = async (event: AnyEvent): Promise<void> => {
    const before = now();
    lookedAt = steps;
    between = [...between, await examine(setup, await event.training.state(), glance)];
    if (between.length > LOOKS) between = between.filter((_, i) => i % 2 === 0);
    cost = now() - before;
    spent += cost;
  };
  const tried = async (state: TrainingState): Promise<Partial<Figures>> => {
    const noise = await noiseFigures(setup, state, sample, steps);
    return {
      trialsFromStart: await tryRates(setup, first, sample),
      trialsFromEnd: await tryRates(setup, state, sample),
      sharpness: await sharpness(setup, first, sample),
      noiseScale: await noiseScale(setup, state, sample),
      ...(noise && { noise }),
    };
  };

  return {
    see(event) {
      expectEvent(event);
      last = event;
      if (event.type === "epoch") {
        epochs.push({ epoch: event.epoch, training: event.loss, validation: event.validation?.loss });
      }
      if (event.type === "step") {
        begun ??= now();
        curve.add(event.loss);
        steps++;
      }
      return isDue(event.type) ? look(event) : undefined;
    },
    fail(error) {
      if (!(error instanceof NotFiniteError)) throw error;
      failure = error.origin;
    },
    notes: () => ({ ...curve.noted(), epochs: [...epochs], between }),
    async diagnose(asking = {}) {
      const { trials: tries = trials } = expectOptions("diagnose(asking)", asking, ["trials"]);
      expectBoolean("diagnose(asking.trials)", tries);
      const end = last?.type === "end" ? last : undefined;
      const state = end?.state ?? (await last?.training.state()) ?? first;
      const { model, loss, regularization } = setup;
      const held = datasetOf(sample);
      const lossAfter = await bareLoss(setup, state, held);
      const whole = { model, loss, regularization, interpreter, seed };
      const penalized = regularization && (await evaluate(whole, state, held)).loss;
      const figures: Figures = {
        setup: setupFigures(setup),
        data: dataFigures(setup, sample),
        start,
        last: await examine(setup, state, sample),
        between,
        outputs: await outputFigures(setup, state, sample),
        held: await outputFigures(setup, state, heldSample),
        ...curve.noted(),
        epochs,
        lossBefore: await bareLoss(setup, first, held),
        lossAfter,
        penalty: penalized === undefined ? 0 : penalized - lossAfter,
        failure,
        end: end?.reason,
        ...(tries ? await tried(state) : {}),
      };
      return { figures, diagnoses: diagnosesOf(figures) };
    },
  };
};

const expectEvent = (event: AnyEvent): void => {
  const { type, training } = Object(event);
  if (typeof type === "string" && typeof training?.state === "function") return;
  throw new ArgumentError({ place: "see(event)", expected: "an event of train", received: event });
};

const expectNotes = (notes: Notes): void => {
  const { losses, stepsPerLoss, epochs, between } = Object(notes);
  expectArgument([losses, epochs, between].every(Array.isArray), {
    place: "watch(watching.notes)",
    expected: "notes of a doctor, as its notes() gives them",
    received: notes,
  });
  expectSize("watch(watching.notes.stepsPerLoss)", stepsPerLoss);
};
