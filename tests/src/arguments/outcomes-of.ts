import vm from "node:vm";

/** How a call ended. */
export type Outcome = { readonly returned: unknown } | { readonly thrown: unknown } | { readonly hangs: true };

/** How long a call, or the promise that it returns, may take, in milliseconds. */
const DEADLINE = 2000;

const script = new vm.Script("runUnderDeadline()");
const realm = globalThis as typeof globalThis & { runUnderDeadline?: () => void };

/** How calls end, one after the other, and the promises that they return. A loop that does not end is interrupted. */
export const outcomesOf = async (calls: readonly (() => unknown)[]): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  while (outcomes.length < calls.length) {
    const began = performance.now();
    realm.runUnderDeadline = () => {
      // A deadline is a thread: it is for several calls together.
      while (outcomes.length < calls.length && performance.now() < began + DEADLINE / 2) {
        outcomes.push(endOf(calls[outcomes.length]!));
      }
    };
    try {
      script.runInThisContext({ timeout: DEADLINE });
    } catch {
      outcomes.push({ hangs: true });
    }
  }
  return Promise.all(outcomes.map(settled));
};

const endOf = (call: () => unknown): Outcome => {
  try {
    const returned = call();
    // Looked at below, but only when all calls are made: until then a rejection must not count as unhandled.
    if (returned instanceof Promise) returned.catch(() => {});
    return { returned };
  } catch (thrown) {
    return { thrown };
  }
};

const settled = async (outcome: Outcome): Promise<Outcome> => {
  if (!("returned" in outcome) || !(outcome.returned instanceof Promise)) return outcome;
  const { returned } = outcome;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve({ hangs: true }), DEADLINE);
  });
  const ended = returned.then(
    (value): Outcome => ({ returned: value }),
    (thrown: unknown): Outcome => ({ thrown }),
  );
  const first = await Promise.race([ended, late]);
  clearTimeout(timer);
  return first;
};
