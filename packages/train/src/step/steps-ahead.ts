import type { CopyExamples } from "@gd/data";
import {
  allocate,
  type CallsInSequence,
  type Elements,
  fromElements,
  type Interpreter,
  type ReportsInSequence,
  type Shape,
  sizeOf,
  type Tensor,
  type Vector,
} from "@gd/tensor";
import { now } from "../now.js";
import type { StepFunction, StepInputs } from "./step-function.js";

/** The batches of an epoch whose examples lie in memory: those of full size. */
export interface BatchesInMemory {
  readonly copy: CopyExamples;
  /** The places of all examples, batch by batch. */
  readonly order: Uint32Array;
  readonly batchSize: number;
  /** The number of the last batch of the epoch, which may be smaller. */
  readonly last: number;
  /** Of one example. */
  readonly inputShape: Shape;
  readonly targetShape: Shape;
}

/** A training whose steps are taken ahead. */
interface Trained {
  readonly interpreter: Interpreter;
  readonly run: StepFunction;
  /** All that a step changes. */
  readonly variables: readonly Tensor[];
  readonly numbers: Vector;
  /** Writes the numbers of a step on a batch, so many steps after the next one, and returns which step it is. */
  writeNumbers(later: number, batch: number, into: Elements, start: number): number;
}

/** Takes steps before they are asked for, many in one call, and reports each when it is its turn. */
export interface StepsAhead {
  /** Takes the step on a batch. Returns its place among `reports`, or −1 where it has to be taken by itself. */
  take(batches: BatchesInMemory, batch: number): number;
  /** The reports of steps, one after the other. */
  readonly reports: Elements;
  /** The numbers of each. */
  readonly width: number;
  /** How many steps have been taken and not yet asked for. */
  readonly left: number;
  /** Undoes the steps that have not been asked for yet: to be called before anybody looks at the variables, or changes them. */
  settle(): void;
}

/** Room for the inputs of steps in sequence. */
interface Room {
  readonly calls: CallsInSequence;
  /** The steps that there is room for. */
  readonly most: number;
  readonly input: Elements;
  readonly target: Elements;
  readonly numbers: Elements;
}

const NOTHING: ReportsInSequence = { calls: 0, reports: new Float64Array() };

/** The fewest and the most steps in one call: at most, they take some tenths of a millisecond. */
const [FEWEST, MOST] = [8, 256];
/** The most elements that the inputs of one call have. */
const MOST_ELEMENTS = 1 << 15;
/** The most milliseconds from one call to the next, with what the caller does: the clock is not looked at in between. */
const LONGEST = 10;
/**
 * Steps that are taken one by one after some were undone, or took their caller long: twice as many each time, as somebody
 * may look after each step.
 */
const [LEAST_PATIENCE, MOST_PATIENCE] = [16, 4096];

export const stepsAhead = ({ interpreter, run, variables, numbers, writeNumbers }: Trained): StepsAhead => {
  const { dtype } = numbers;
  let room: Room | undefined;
  let batches: BatchesInMemory | undefined;
  let ahead = NOTHING;
  /** How many of them were asked for, the batch of the first, and the variables before. */
  let known = 0;
  let first = 0;
  let before: readonly Elements[] = [];
  let width = 0;
  let length = FEWEST;
  // There is no plan before the first step.
  let alone = 1;
  let patience = LEAST_PATIENCE;
  let began = 0;

  const retreat = (): void => {
    length = FEWEST;
    alone = patience;
    patience = Math.min(2 * patience, MOST_PATIENCE);
  };
  /** The inputs of one of the steps whose elements lie one after the other. */
  const inputsOf = (step: number, batches: BatchesInMemory, elements: Pick<Room, "input" | "target">): StepInputs => {
    const part = (of: "input" | "target"): Tensor => {
      const shape = [batches.batchSize, ...batches[`${of}Shape`]];
      const size = sizeOf(shape);
      return fromElements(elements[of].subarray(step * size, (step + 1) * size), shape);
    };
    return [part("input"), part("target"), numbers];
  };
  const roomFor = (batches: BatchesInMemory): Room | undefined => {
    const input = batches.batchSize * sizeOf(batches.inputShape);
    const target = batches.batchSize * sizeOf(batches.targetShape);
    const most = Math.min(MOST, Math.floor(MOST_ELEMENTS / (input + target + numbers.shape[0])));
    if (most < FEWEST) return undefined;
    const one = { input: allocate(dtype, input), target: allocate(dtype, target) };
    const calls = run.inSequence?.(inputsOf(0, batches, one));
    return (
      calls && {
        calls,
        most,
        input: allocate(dtype, most * input),
        target: allocate(dtype, most * target),
        numbers: allocate(dtype, most * numbers.shape[0]),
      }
    );
  };
  const elementsOf = (): readonly Elements[] | undefined => {
    const copies: Elements[] = [];
    for (const variable of variables) {
      const elements = interpreter.read(variable);
      if (elements instanceof Promise) return undefined;
      copies.push(elements.slice());
    }
    return copies;
  };
  /** Writes the numbers of steps, unless some cannot be had: what is thrown then is for that step to throw. */
  const writeAll = (batch: number, rows: Elements, count: number): boolean => {
    try {
      for (let step = 0; step < count; step++) writeNumbers(step, batch + step, rows, step * numbers.shape[0]);
      return true;
    } catch {
      return false;
    }
  };
  /** Takes a number of steps, and returns whether any was taken. */
  const takeMany = ({ calls, input, target, numbers: rows }: Room, batch: number, count: number): boolean => {
    const { batchSize, order, copy } = batches!;
    const copies = elementsOf();
    if (copies === undefined) return false;
    if (!copy(order.subarray(batch * batchSize, (batch + count) * batchSize), input, target)) return false;
    if (!writeAll(batch, rows, count)) return false;
    const taken = calls([input, target, rows], count);
    if (taken === undefined) room = undefined;
    if (taken === undefined || taken.calls === 0) return false;
    [ahead, known, first, before] = [taken, 0, batch, copies];
    width = taken.reports.length / taken.calls;
    return true;
  };

  /** Takes as many steps as seems good, and returns whether any was taken. */
  const refill = (from: BatchesInMemory, batch: number): boolean => {
    if (alone > 0) {
      alone--;
      return false;
    }
    const isSameEpoch = from === batches;
    if (!isSameEpoch) {
      batches = from;
      room ??= roomFor(from);
    }
    const full = Math.floor(from.order.length / from.batchSize) - batch;
    if (room === undefined || full < 2) return false;
    const time = now();
    if (ahead.calls > 0) {
      // Between epochs others may take long.
      const isQuick = !isSameEpoch || time - began < LONGEST;
      ahead = NOTHING;
      known = 0;
      if (!isQuick) {
        retreat();
        return false;
      }
      length = Math.min(2 * length, MOST);
      patience = Math.max(patience / 2, LEAST_PATIENCE);
    }
    began = time;
    const count = Math.min(length, room.most, full);
    if (takeMany(room, batch, count)) return true;
    alone = count - 1;
    return false;
  };

  return {
    get reports() {
      return ahead.reports;
    },
    get width() {
      return width;
    },
    get left() {
      return ahead.calls - known;
    },
    take(from, batch) {
      if (known === ahead.calls && !refill(from, batch)) return -1;
      return known++;
    },
    settle() {
      if (known === ahead.calls) return;
      variables.forEach((variable, i) => void interpreter.assign(variable, fromElements(before[i]!, variable.shape)));
      for (let step = 0; step < known; step++) {
        const number = writeNumbers(step - known, first + step, numbers.data, 0);
        run(inputsOf(step, batches!, room!), number);
      }
      ahead = NOTHING;
      known = 0;
      retreat();
    },
  };
};
