import { expectFunction, expectPart } from "../expect/expect-part.js";

/** Continues with a value: at once, or as soon as it is there if it is promised. */
export const whenRead = <T, R>(value: T | Promise<T>, next: (value: T) => R | Promise<R>): R | Promise<R> => {
  expectFunction("whenRead(next)", next);
  return value instanceof Promise ? value.then(next) : next(value);
};

/** Waits for a value in a computation that `settle` runs. */
export function* waitFor<T>(value: T | Promise<T>): Generator<Promise<T>, T, T> {
  return value instanceof Promise ? yield value : value;
}

/** Runs a computation that waits with `yield* waitFor(…)`: at once if no value is a promise. */
export const settle = <R>(computation: Generator<unknown, R, never>): R | Promise<R> => {
  expectPart("settle(computation)", computation, {
    expected: "a computation",
    methods: ["next", "throw"],
    example: "computation()",
  });
  // A generator is sent what it has waited for, which its type cannot express.
  const steps = computation as Generator<unknown, R, unknown>;
  const resume = async (promised: unknown): Promise<R> => {
    let waited = promised;
    for (;;) {
      const next = await Promise.resolve(waited).then(
        (value) => steps.next(value),
        (error) => steps.throw(error),
      );
      if (next.done) return next.value;
      waited = next.value;
    }
  };
  const first = steps.next();
  return first.done ? first.value : resume(first.value);
};
