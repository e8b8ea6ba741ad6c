import type { LabelledImages } from "@gd/data";
import type { SynchronousInterpreter } from "@gd/tensor";
import { sentenceOf } from "../../sentence-of.js";
import type { KeptItems } from "../../worker/kept-items.js";
import type { Simulation } from "../../worker/simulation.js";
import { type DigitImages, readChosenImages } from "./digit-images.js";
import { type DigitRun, digitRun, type KeptRun } from "./digit-run.js";
import type { DigitsInput, DigitsPicture, Judged, Subject, TakenFile } from "./digits-picture.js";
import { type DigitsSettings, sameWay, type TrainingChoices, trainingChoices } from "./digits-settings.js";
import { judgeReader } from "./judge-reader.js";
import { type NetworkFile, named, networkFile } from "./network-file.js";
import type { PackedModel } from "./packed-model.js";
import { subjectReader } from "./subject-reader.js";
import { activationOf, type DigitReader, trainedReader } from "./train-digits.js";
import { type OpenedUnit, openUnit } from "./unit/open-unit.js";

/** Where the digits and the first model come from, and where trained ones go. */
export interface DigitSources {
  model(): Promise<{ readonly model: PackedModel; readonly weights: Float32Array }>;
  test(): Promise<LabelledImages>;
  training(): Promise<LabelledImages>;
  readonly trainings: KeptItems<KeptRun>;
  readonly models: KeptItems<NetworkFile>;
}

interface DigitsSimulation extends Simulation<DigitsSettings, DigitsPicture, DigitsInput> {
  configure(settings: DigitsSettings): Promise<void>;
  receive(input: DigitsInput): Promise<boolean>;
  picture(playing?: boolean): DigitsPicture;
}

/** The name under which the model that answers instead of a training is kept. */
const OPENED = "opened";
const OWN_IMAGES = "a model trained on your files";

/** The Digits room. The packed model answers until there is a training, or a model file is opened. */
export const digitsSimulation = (interpreter: SynchronousInterpreter, sources: DigitSources): DigitsSimulation => {
  const { trainings, models } = sources;
  const packed = sources.model().then(({ model, weights }) => ({
    ...model,
    reader: trainedReader(model.choices, weights, interpreter),
  }));
  // The network can answer before the images are there with which it is tested.
  const packedTest = packed.catch(() => {}).then(() => sources.test());
  // Whoever awaits them learns what is wrong, but nobody may be waiting yet.
  for (const pending of [packedTest, packed]) pending.catch(() => {});
  let packedTraining: Promise<LabelledImages> | undefined;
  const packedImages = async (): Promise<DigitImages> => {
    packedTraining ??= sources.training();
    return { training: await packedTraining, test: await packedTest };
  };

  const read = subjectReader(interpreter);
  let settings: DigitsSettings | undefined;
  let model: Awaited<typeof packed> | undefined;
  let test: LabelledImages | undefined;
  let chosen: DigitImages | undefined;
  let problem: string | undefined;
  let modelProblem: string | undefined;
  let run: DigitRun | undefined;
  let opened: (NetworkFile & { readonly reader: DigitReader }) | undefined;
  let restored: Promise<void> | undefined;
  let subject: Subject = { type: "nothing" };
  let judged: Judged | undefined;
  let keptSteps = 0;
  let files = 0;
  let taken: TakenFile | undefined;

  const loadModel = async (): Promise<void> => {
    model ??= await packed;
  };
  const loadTest = async (): Promise<void> => {
    test ??= await packedTest;
  };
  const testImages = (): LabelledImages | undefined => run?.images.test ?? chosen?.test ?? test;
  const readerNow = (): DigitReader | undefined => run ?? opened?.reader ?? model?.reader;
  /** Of a model file nobody knows the activation. */
  const openedUnit = (pixels: Uint8Array): OpenedUnit | undefined => {
    const { choices, parameters } = run ?? { choices: model?.choices, parameters: model?.reader.parameters };
    if (settings === undefined || settings.unit === 0 || choices === undefined || parameters === undefined) return;
    if (run === undefined && opened !== undefined) return;
    return openUnit(parameters(), pixels, settings.unit, activationOf(choices));
  };
  const nameOf = (choices: TrainingChoices): string => JSON.stringify(trainingChoices({ ...choices, epochs: 0 }));

  const forget = (): void => {
    run = undefined;
    judged = undefined;
    keptSteps = 0;
  };

  /** Finds the training with the present settings as it was left, if it was. */
  const restore = async (): Promise<void> => {
    const before = settings;
    if (before === undefined || run !== undefined || opened !== undefined || chosen !== undefined) return;
    const kept = await trainings.get(nameOf(before));
    if (kept === undefined) return;
    const images = await packedImages();
    if (run !== undefined || opened !== undefined || chosen !== undefined || settings === undefined) return;
    if (!sameWay(settings, before)) return;
    try {
      run = digitRun(kept.choices, images, interpreter, kept);
      keptSteps = run.progress.steps;
    } catch {
      // It is of another version of the page.
      await trainings.remove(nameOf(before));
    }
  };

  const restoreFirst = async (): Promise<void> => {
    const file = await models.get(OPENED);
    if (file !== undefined) await open(file).catch(() => models.remove(OPENED));
    await restore();
  };

  /** Has the training survive a reload. Of images of one's own, it is the network that does. */
  const keep = async (): Promise<void> => {
    if (run === undefined || run.diverged || run.progress.steps === keptSteps) return;
    keptSteps = run.progress.steps;
    if (chosen === undefined) return trainings.put(nameOf(run.choices), run.keep());
    await models.put(OPENED, { ...(await fileOf(run)), name: OWN_IMAGES });
  };

  const fileOf = (of: DigitRun): Promise<NetworkFile> => {
    const { epoch: epochs, steps } = of.progress;
    return networkFile(of.choices, of, { images: of.images.training.labels.length, epochs, steps });
  };

  const open = async (file: NetworkFile): Promise<void> => {
    const { readDigitModel } = await import("./model-file.js");
    opened = { ...file, reader: readDigitModel(file.bytes, file.name, interpreter) };
    forget();
  };

  const take = async (): Promise<void> => {
    if (run === undefined && opened === undefined && model === undefined) return;
    const packedFile = ({ choices, reader, trainingImages: images }: NonNullable<typeof model>) =>
      networkFile(choices, reader, { images, epochs: choices.epochs });
    const file = run ? await fileOf(run) : opened ? named(opened) : await packedFile(model!);
    taken = { version: ++files, ...file };
  };

  const begin = async (): Promise<DigitRun | undefined> => {
    await restored?.catch(() => {});
    if (run !== undefined) return run;
    const before = settings;
    const beforeChosen = chosen;
    const images = chosen ?? (await packedImages());
    // Meanwhile settings may have changed, or another step begun.
    if (run !== undefined || before === undefined || settings !== before || chosen !== beforeChosen) return run;
    run = digitRun(trainingChoices(before), images, interpreter);
    opened = undefined;
    void models.remove(OPENED);
    return run;
  };

  const receiveFiles = async (given: readonly File[]): Promise<boolean> => {
    try {
      await loadTest();
      const read = await Promise.all(given.map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() })));
      chosen = await readChosenImages(read, test!);
    } catch (error) {
      problem = sentenceOf(error);
      return false;
    }
    forget();
    return true;
  };

  const receiveModel = async (file: File): Promise<boolean> => {
    try {
      const read = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
      await open(read);
      await models.put(OPENED, read);
      return true;
    } catch (error) {
      modelProblem = sentenceOf(error);
      return false;
    }
  };

  return {
    async configure(now) {
      const other = settings !== undefined && !sameWay(settings, now);
      const first = settings === undefined;
      settings = now;
      if (other) forget();
      if (first) restored = restoreFirst();
      else if (other) restored = restore();
      await restored;
    },
    reset() {
      if (chosen !== undefined) void models.remove(OPENED);
      else if (settings !== undefined) void trainings.remove(nameOf(settings));
      forget();
    },
    async step() {
      if (run?.diverged) forget();
      const at = run ?? (await begin());
      // What has changed in the meantime is for the next step.
      if (at === undefined || settings === undefined) return true;
      const { epoch } = at.progress;
      const more = await at.advance(settings.epochs);
      if (run !== at) return true;
      if (at.progress.epoch > epoch) void keep();
      return more;
    },
    async receive(input) {
      await loadModel();
      problem = undefined;
      modelProblem = undefined;
      switch (input.type) {
        case "subject":
          subject = input.subject;
          if (subject.type === "test-image") await loadTest();
          return false;
        case "judge":
          await loadTest();
          return false;
        case "files":
          return receiveFiles(input.files);
        case "packed-images":
          chosen = undefined;
          forget();
          await restore();
          return true;
        case "open-model":
          return receiveModel(input.file);
        case "close-model":
          opened = undefined;
          judged = undefined;
          await models.remove(OPENED);
          await restore();
          return true;
        case "take-model":
          await take();
          return false;
      }
    },
    picture(playing = false) {
      if (!playing) void keep();
      const images = testImages();
      const reader = readerNow();
      if (run === undefined && judged === undefined && reader !== undefined && images !== undefined) {
        judged = judgeReader(reader, images);
      }
      const judgedNow = run?.judged ?? judged;
      const reading = read(reader, subject, images);
      const unit = reading && openedUnit(reading.pixels);
      const file = taken;
      taken = undefined;
      return {
        ...(reader && { network: reader.name }),
        reader: run !== undefined ? "trained" : opened !== undefined ? "opened" : "packed",
        ...(run && { progress: run.progress }),
        ...(model && {
          packed: {
            hash: model.hash,
            accuracy: model.accuracy,
            sameChoices: chosen === undefined && settings !== undefined && sameWay(settings, model.choices),
          },
        }),
        losses: run?.losses ?? { training: NO_CURVE, test: NO_CURVE },
        accuracies: run?.accuracies ?? NO_CURVE,
        ...(judgedNow && { judged: judgedNow }),
        ...(reading && { reading: { ...reading, ...(unit && { opened: unit }) } }),
        ...(file && { taken: file }),
        ...(modelProblem === undefined ? {} : { modelProblem }),
        images: {
          from: chosen === undefined ? "the build" : "files",
          training: chosen?.training.labels.length ?? model?.trainingImages ?? 0,
          test: images?.labels.length ?? 0,
          ...(problem === undefined ? {} : { problem }),
        },
      };
    },
  };
};

const NO_CURVE = { x: [], y: [] };
