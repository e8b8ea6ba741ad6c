import type { Example, Examples } from "./example.js";
import { type Outcome, outcomesOf } from "./outcomes-of.js";
import { probesOf } from "./probes.js";
import { isErrorClass, publicExports } from "./public-exports.js";

/** What was tried, and what was wrong with the answers. */
export interface Inspection {
  readonly probes: number;
  readonly complaints: readonly string[];
}

const errorClasses = publicExports.map(({ value }) => value).filter(isErrorClass);

/** Words of the engine, which tell nobody what to do. */
const ENGINE =
  /undefined is not|Cannot (read|destructure|convert|mix|set|use)|\[object |is not a (function|constructor)|not iterable/;

type Callable = (...given: readonly unknown[]) => unknown;

/** Tries wrong arguments on a function, and on the methods of what it returns for right ones, or of an object. */
export const inspect = async (
  place: string,
  value: unknown,
  example: Example,
  receiver?: unknown,
): Promise<Inspection> => {
  const { given, use = (result: unknown) => result, methods = {}, names: further = [] } = example;
  if (given === undefined) return inspectMethods(place, value, methods);
  const call = (these: readonly unknown[]) => () => use((value as Callable)(...these) as never);

  // A method is called without its object, as after `const { step } = training`.
  const right = given(receiver as never);
  const [answer] = await outcomesOf([call(right)]);
  if (answer === undefined || !("returned" in answer)) {
    return { probes: 1, complaints: [`${place}: the example itself ${ending(answer!)}`] };
  }
  const probes = probesOf(given(receiver as never), example, (value as Callable).length);
  const outcomes = await outcomesOf(probes.map((probe) => call(probe.given)));
  const names = [...namesIn(place, receiver), ...further, ...right.filter((part) => typeof part === "string")];
  const complaints = probes.flatMap(({ difference, mustBeRefused }, i) => {
    const problem = problemOf(outcomes[i]!, mustBeRefused, names);
    return problem === undefined ? [] : [`${place}: ${difference} → ${problem}`];
  });
  const inside = await inspectMethods(`${place}()`, answer.returned, methods);
  return { probes: probes.length + inside.probes, complaints: [...complaints, ...inside.complaints] };
};

const inspectMethods = async (place: string, receiver: unknown, methods: Examples): Promise<Inspection> => {
  let probes = 0;
  const complaints: string[] = [];
  for (const [name, example] of Object.entries(methods)) {
    const method: unknown = Reflect.get(receiver as object, name);
    const inspection = await inspect(`${place}.${name}`, method, example, receiver);
    probes += inspection.probes;
    complaints.push(...inspection.complaints);
  }
  return { probes, complaints };
};

/** What a message may call the place of a call: the function, the method, or the object that has it. */
const namesIn = (place: string, receiver: unknown): readonly string[] => {
  const names = place.replaceAll("()", "").split(/[ .]/).slice(1);
  const own: unknown = Reflect.get(Object(receiver), "name");
  return typeof own === "string" ? [...names, own] : names;
};

/** What is wrong with how a call ended. */
const problemOf = (outcome: Outcome, mustBeRefused: boolean, names: readonly string[]): string | undefined => {
  if ("returned" in outcome) return mustBeRefused ? "is accepted in silence" : undefined;
  if ("hangs" in outcome) return ending(outcome);
  const { thrown } = outcome;
  if (!errorClasses.some((errorClass) => thrown instanceof errorClass)) return ending(outcome);
  const { message } = thrown as Error;
  if (ENGINE.test(message)) return `speaks of the engine: ${message}`;
  return names.some((name) => message.includes(name)) ? undefined : `names no place: ${message}`;
};

const ending = (outcome: Outcome): string => {
  if ("thrown" in outcome) return `ends in ${outcome.thrown}`.split("\n", 3).join(" ");
  return "hangs" in outcome ? "hangs" : "is accepted";
};
