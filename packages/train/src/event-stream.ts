import { inOrder } from "./in-order.js";

/**
 * The events of a computation as an async generator. Promises that the computation yields are waited for, and it gets what
 * they promise; the rest are events. An event costs a fraction of what one of an `async function*` does, where the engine
 * waits three times for each.
 */
export const eventStream = <Event>(
  events: Generator<Event | Promise<unknown>, void, never>,
): AsyncGenerator<Event, void, undefined> => {
  type Result = IteratorResult<Event, void>;
  // A generator is sent what it has waited for, which its type cannot express.
  const steps = events as Generator<Event | Promise<unknown>, void, unknown>;
  const ask = inOrder();

  const resume = (waited: Promise<unknown>): Promise<Result> =>
    waited.then(
      (value) => following(steps.next(value)),
      (error) => following(steps.throw(error)),
    );
  const following = ({ done, value }: IteratorResult<Event | Promise<unknown>, void>): Result | Promise<Result> => {
    if (done) return { done, value };
    return value instanceof Promise ? resume(value) : { done: false, value };
  };
  const next = () => following(steps.next());
  const end = () => following(steps.return());
  const fail = (error: unknown) => following(steps.throw(error));

  /** Whether the computation runs, and how many calls of what it runs, such as a dataset's, wait until it does not. */
  let isRunning = false;
  let waiting = 0;
  const answer = <A>(work: (argument: A) => Result | Promise<Result>, argument: A): Promise<Result> => {
    if (isRunning || waiting > 0) {
      waiting++;
      return Promise.resolve().then(() => {
        waiting--;
        return run(work, argument);
      });
    }
    return run(work, argument);
  };
  const run = <A>(work: (argument: A) => Result | Promise<Result>, argument: A): Promise<Result> => {
    isRunning = true;
    try {
      return Promise.resolve(ask(work, argument));
    } catch (error) {
      return Promise.reject(error);
    } finally {
      isRunning = false;
    }
  };
  const stream: AsyncGenerator<Event, void, undefined> = (async function* () {})();
  return Object.assign(stream, {
    next: () => answer(next, undefined),
    return: () => answer(end, undefined),
    throw: (error: unknown) => answer(fail, error),
  });
};
