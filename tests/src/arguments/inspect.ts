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

/** What is inspected: something that is exported, or a method of what it returned. */
export interface Subject {
  /** How messages of the test call it: `@gd/layers linear().forward`. */
  readonly place: string;
  readonly value: unknown;
  /** What an error may call it: its name, and those of the objects that it came from. */
  readonly names: readonly string[];
  /** The object whose method it is. */
  readonly receiver?: unknown;
}

/** Tries wrong arguments on a function, and on the methods of what it returns for right ones, or of an object. */
export const inspect = async (subject: Subject, example: Example): Promise<Inspection> => {
  const { place, value, receiver } = subject;
  const { given, use = (result: unknown) => result, methods = {} } = example;
  const names = [...subject.names, ...(example.names ?? []), ...nameOf(receiver)];
  if (given === undefined) return inspectMethods({ place, value, names }, methods);
  const call = (these: readonly unknown[]) => () => use((value as Callable)(...these) as never);

  // A method is called without its object, as after `const { step } = training`.
  const right = given(receiver as never);
  const [answer] = await outcomesOf([call(right)]);
  if (answer === undefined || !("returned" in answer)) {
    return { probes: 1, complaints: [`${place}: the example itself ${ending(answer!)}`] };
  }
  names.push(...right.filter((part) => typeof part === "string"));
  const probes = probesOf(given(receiver as never), example, (value as Callable).length);
  const outcomes = await outcomesOf(probes.map((probe) => call(probe.given)));
  const complaints = probes.flatMap(({ difference, mustBeRefused }, i) => {
    const problem = problemOf(outcomes[i]!, mustBeRefused, names);
    return problem === undefined ? [] : [`${place}: ${difference} → ${problem}`];
  });
  const inside = await inspectMethods({ place: `${place}()`, value: answer.returned, names }, methods);
  return { probes: probes.length + inside.probes, complaints: [...complaints, ...inside.complaints] };
};

const inspectMethods = async ({ place, value: receiver, names }: Subject, methods: Examples): Promise<Inspection> => {
  const inspections: Inspection[] = [];
  for (const [name, example] of Object.entries(methods)) {
    const method: unknown = Reflect.get(receiver as object, name);
    const subject = { place: `${place}.${name}`, value: method, receiver, names: [...names, name] };
    inspections.push(await inspect(subject, example));
  }
  return {
    probes: inspections.reduce((sum, { probes }) => sum + probes, 0),
    complaints: inspections.flatMap(({ complaints }) => complaints),
  };
};

const nameOf = (part: unknown): readonly string[] => {
  const name: unknown = Reflect.get(Object(part), "name");
  return typeof name === "string" ? [name] : [];
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
