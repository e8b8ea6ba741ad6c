import entries from "#public-entries";
import type { Examples } from "../arguments/example.js";
import { examplesOf } from "../arguments/examples/examples-of.js";

type Callable = (...given: readonly unknown[]) => unknown;

/**
 * Calls everything that is exported for every engine with the right arguments that `src/arguments` has of it, and the
 * methods of what it returns. The answer says of each how it ended: "returned", or with which error.
 */
export const callEverything = async (): Promise<Readonly<Record<string, string>>> => {
  const endings: Record<string, string> = {};
  for (const [entry, module] of Object.entries(entries)) await callAll(entry, module, examplesOf(entry), endings);
  return endings;
};

const callAll = async (
  place: string,
  receiver: object,
  examples: Examples,
  endings: Record<string, string>,
): Promise<void> => {
  for (const [name, { given, use, methods = {} }] of Object.entries(examples)) {
    const member: unknown = Reflect.get(receiver, name);
    let answer = member;
    if (given !== undefined) {
      try {
        const returned = (member as Callable)(...given(receiver as never));
        answer = await (use === undefined ? returned : use(returned as never));
        endings[`${place} ${name}`] = "returned";
      } catch (error) {
        endings[`${place} ${name}`] = String(error);
        continue;
      }
    }
    await callAll(`${place} ${name}`, answer as object, methods, endings);
  }
};
