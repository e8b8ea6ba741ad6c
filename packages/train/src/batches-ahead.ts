import type { Examples } from "@gd/data";

type Batch = IteratorResult<Examples, void>;

/** Batches one after the other. */
export interface BatchesAhead {
  /** The next batch, or a promise of it. */
  next(): Batch | Promise<Batch>;
  /** Waits for a batch that was asked for and is not wanted any more, so that nothing is still read afterwards. */
  end(): Promise<unknown> | undefined;
}

/**
 * Batches that are there at once come when it is their turn. Where they are promised, the next one is asked for as soon as
 * one has come, so that it is fetched while that one is used; never more than this one.
 */
export const batchesAhead = (batches: Iterator<Examples | Promise<Examples>, void>): BatchesAhead => {
  let coming: Promise<Batch> | undefined;
  const ask = (): Batch | Promise<Batch> => {
    const result = batches.next();
    if (result.done) return result;
    const examples: unknown = result.value;
    return isPromise(examples) ? arrival(examples) : (result as Batch);
  };
  const askAhead = (result: Batch): Batch => {
    if (result.done) return result;
    // An error of it waits for its turn, which may never come.
    coming = (async () => ask())();
    coming.catch(() => {});
    return result;
  };
  return {
    next() {
      const result = coming ?? ask();
      coming = undefined;
      return result instanceof Promise ? result.then(askAhead) : result;
    },
    end: () => coming?.catch(() => {}),
  };
};

/** Also of another realm, as those of Node are in some test runners. */
const isPromise = (value: unknown): value is PromiseLike<Examples> => typeof Object(value).then === "function";

const arrival = async (promised: PromiseLike<Examples>): Promise<Batch> => ({ done: false, value: await promised });
