import { type Context, createContext, runInContext } from "node:vm";

const ecmaScript: readonly string[] = runInContext("Object.getOwnPropertyNames(globalThis)", createContext({}));

/** What Node has beyond ECMAScript, without what tests have. */
export const host = Object.getOwnPropertyNames(globalThis).filter((name) => {
  return !ecmaScript.includes(name) && !["global", "describe", "it", "test", "expect"].includes(name);
});

/** A realm of its own, which has ECMAScript, and of Node what is named. */
export const realm = (names: readonly string[]): Context =>
  createContext(Object.fromEntries(names.map((name) => [name, Reflect.get(globalThis, name)])));

/** One that has all but this. */
export const realmWithout = (missing: string): Context => {
  const context = realm(host.filter((name) => name !== missing));
  runInContext(`delete globalThis.${missing}`, context);
  return context;
};

/** What a program names of that, and of what engines may leave out of ECMAScript. */
export const namedIn = (program: string): readonly string[] =>
  [...host, "Atomics", "SharedArrayBuffer", "WebAssembly"].filter((name) => new RegExp(`\\b${name}\\b`).test(program));
