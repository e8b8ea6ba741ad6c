import type { SynchronousInterpreter } from "@gd/tensor";
import type { TrainingStart, TrainingState } from "@gd/train/core";
import { oneAfterTheOther } from "../../worker/one-after-the-other.js";
import type { Simulation } from "../../worker/simulation.js";
import { growingCurves } from "./curves.js";
import { dividePoints } from "./data/divide-points.js";
import { drawnData, readDrawn } from "./data/drawn-points.js";
import { madeData } from "./data/made-data.js";
import { countOf, type PlaneData, type PointSet, pointSet } from "./data/point-set.js";
import { type Attendance, attendance, type BeginDoctor } from "./doctor/attendance.js";
import { withLayerNames } from "./doctor/with-layer-names.js";
import { findingOf } from "./finding.js";
import { carryOver } from "./network/carry-over.js";
import { numbersOf, withNumbers } from "./network/learned-numbers.js";
import { lookAt } from "./network/look.js";
import { readNumbers } from "./network/number-text.js";
import { outputsFor } from "./network/plane-dataset.js";
import { type PlaneModel, planeNetwork } from "./network/plane-network.js";
import { type PlaneTraining, planeTraining } from "./network/plane-training.js";
import { type EditedNumber, withNumber } from "./network/with-number.js";
import type { PlaygroundPicture } from "./playground-picture.js";
import type { PlaygroundSettings } from "./playground-settings.js";

/** What comes from the page beside settings: a number of the network that was edited, or points of a table. */
export type PlaygroundInput =
  | { readonly type: "number"; readonly edited: EditedNumber }
  | { readonly type: "table"; readonly data: PlaneData };

type PlaneStart = TrainingStart<PlaneModel>;

/** A training and all that was seen of it. */
interface Run {
  readonly settings: PlaygroundSettings;
  readonly classes: number;
  readonly points: PlaygroundPicture["points"];
  readonly training: PlaneTraining;
  readonly curves: ReturnType<typeof growingCurves>;
  readonly attendance: Attendance;
}

interface PlaygroundSimulation extends Simulation<PlaygroundSettings, PlaygroundPicture, PlaygroundInput> {
  picture(): PlaygroundPicture;
  receive(input: PlaygroundInput): boolean;
  consider(): Promise<boolean>;
}

/** What the doctor is made of comes once there is a training to look at. */
const loadDoctor = async (): Promise<BeginDoctor> => (await import("./doctor/plane-doctor.js")).planeDoctor;
/** A visitor who is at rest for so long has time for a doctor who tries other rates, in milliseconds. */
const AT_REST = 400;

/** Keeps the weights through all changes but those of the seed, the first weights and the kind of data. */
export const playgroundSimulation = (interpreter: SynchronousInterpreter, load = loadDoctor): PlaygroundSimulation => {
  let settings: PlaygroundSettings | undefined;
  let table: PlaneData = { classes: 2, points: pointSet([]) };
  let run: Run | undefined;
  let version = 0;
  let doctor: Promise<BeginDoctor | undefined> | undefined;
  let considered = 0;
  const inTurn = oneAfterTheOther();

  const begin = (now: PlaygroundSettings, before: Run | undefined, start?: PlaneStart): Run => {
    const { classes, points: all } = dataOf(now, table);
    const points = { ...dividePoints(all, now.validation, now.seed), version: ++version };
    const options = {
      network: planeNetwork(now, outputsFor(classes)),
      rule: now,
      // Without any, there is still a network to look at.
      points: countOf(points.training) === 0 ? NOWHERE : points.training,
      classes,
      seed: now.seed,
      interpreter,
    };
    const drawn = planeTraining(options, start);
    const from = start === undefined ? startOf(before, drawn, now) : undefined;
    const training = from === undefined ? drawn : planeTraining(options, from);
    const curves = before?.curves ?? growingCurves();
    const looking = attendance(training, points.validation, curves.read);
    const begun = { settings: now, classes, points, training, curves, attendance: looking };
    if (before === undefined) measure(begun);
    return begun;
  };
  const present = (): Run => {
    if (settings === undefined) throw new Error("The simulation has no settings yet.");
    if (run?.settings === settings) return run;
    if (run === undefined || startsOver(run.settings, settings)) run = begin(settings, undefined);
    else if (!sameTraining(run.settings, settings)) run = begin(settings, run);
    return run;
  };

  const epoch = async (): Promise<boolean> => {
    const at = present();
    if (countOf(at.points.training) === 0 || at.training.diverged) return false;
    considered++;
    // Where the doctor cannot be loaded, the page does without.
    doctor ??= load().catch(() => undefined);
    await at.attendance.begin(await doctor);
    await at.training.epoch();
    // In the meantime, another may have taken its place.
    if (run !== at) return true;
    if (at.training.diverged) return false;
    if (at.curves.wants(at.training.state().epoch)) measure(at);
    await at.attendance.glance();
    return true;
  };

  return {
    configure(now) {
      settings = now;
    },
    reset() {
      run = undefined;
    },
    pace: () => (settings === undefined || settings.speed >= 1000 ? Number.POSITIVE_INFINITY : settings.speed),
    step: () => inTurn(epoch),
    async consider() {
      const at = present();
      const asked = ++considered;
      await new Promise((resolve) => setTimeout(resolve, AT_REST));
      if (asked !== considered || run !== at) return false;
      return inTurn(async () => run === at && (await at.attendance.examine()));
    },
    receive(input) {
      if (input.type === "table") {
        // Whoever comes back to the room brings the same points again.
        if (isSame(table, input.data)) return false;
        table = input.data;
        run = undefined;
        return true;
      }
      const at = present();
      const { parameters, ...others } = startFrom(at.training.state());
      run = begin(at.settings, at, {
        ...others,
        parameters: withNumber(at.training.network, parameters, input.edited),
      });
      return false;
    },
    picture() {
      const at = present();
      const { training, classes, points } = at;
      const state = training.state();
      const { epoch, step: steps } = state;
      const [now, curves] = [scoresOf(at), at.curves.read()];
      const look = lookAt(training.network, state, classes, interpreter);
      return {
        epoch,
        steps,
        learningRate: training.rateAt(steps),
        classes,
        points,
        sizes: training.network.sizes,
        numbers: numbersOf(state),
        ...look,
        now,
        curves,
        finding: findingOf({
          epoch,
          points: countOf(points.training),
          diverged: training.diverged,
          variance: classes === 0 ? varianceOf(points.training) : undefined,
          now,
          curves,
          diagnoses: at.attendance.diagnoses.map(({ cause, evidence }) => ({
            cause,
            evidence: withLayerNames(evidence, training.network.blocks),
          })),
        }),
      };
    },
  };
};

const varianceOf = ({ targets }: PointSet): number => {
  const mean = targets.reduce((sum, target) => sum + target, 0) / targets.length;
  return targets.reduce((sum, target) => sum + (target - mean) ** 2, 0) / targets.length;
};

const scoresOf = ({ training, points }: Run) => ({
  training: training.score(points.training),
  validation: training.score(points.validation),
});

const measure = (run: Run): void => {
  const { training, validation } = scoresOf(run);
  run.curves.add(run.training.state().epoch, training, validation);
};

/** A state for a training that has other points, or another rule. */
const startFrom = ({ description: _, position: __, ...state }: TrainingState<PlaneModel>) => state;

/** Where a network begins that is not as it was drawn: with the numbers of the settings, or with what was learned before. */
const startOf = (before: Run | undefined, drawn: PlaneTraining, now: PlaygroundSettings): PlaneStart | undefined =>
  before === undefined
    ? withNumbers(drawn.state(), readNumbers(now.weights) ?? new Float32Array())
    : carriedStart(before, drawn, now);

/** All that was learned. What the optimizer gathered is kept where it fits. */
const carriedStart = (before: Run, drawn: PlaneTraining, now: PlaygroundSettings): PlaneStart => {
  const { training, settings } = before;
  const { optimizerState, step, epoch, ...old } = startFrom(training.state());
  const learned = carryOver(training.network, old, drawn.network, drawn.state());
  const fits =
    String(training.network.sizes) === String(drawn.network.sizes) &&
    settings.normalized === now.normalized &&
    settings.optimizer === now.optimizer;
  return fits ? { ...learned, epoch, optimizerState, step } : { ...learned, epoch };
};

const isSame = (one: PlaneData, other: PlaneData): boolean =>
  one.classes === other.classes &&
  String(one.points.targets) === String(other.points.targets) &&
  String(one.points.places) === String(other.points.places);

const NOWHERE = pointSet([[0, 0, 0]]);

const dataOf = ({ data, size, noise, seed, drawn }: PlaygroundSettings, table: PlaneData): PlaneData => {
  if (data === "table") return table;
  return data === "drawn" ? drawnData(readDrawn(drawn) ?? []) : madeData(data, { size, noise, seed });
};

const startsOver = (before: PlaygroundSettings, now: PlaygroundSettings): boolean =>
  before.seed !== now.seed || before.initializer !== now.initializer || before.data !== now.data;

/** What changes nothing in a training that runs. */
const APART = { speed: 0, weights: "" } satisfies Partial<PlaygroundSettings>;

const sameTraining = (before: PlaygroundSettings, now: PlaygroundSettings): boolean =>
  JSON.stringify({ ...before, ...APART }) === JSON.stringify({ ...now, ...APART });
