/** Where something is not as it should be. */
export interface Wrong {
  /** From the value on: `.columns[0].fill`. */
  readonly path: string;
  readonly expected: string;
  readonly received: unknown;
}

/** What is wrong with a value at a path, if anything is. */
export type Check = (path: string, value: unknown) => Wrong | undefined;

export const that =
  (expected: string, holds: (value: unknown) => boolean): Check =>
  (path, received) =>
    holds(received) ? undefined : { path, expected, received };

export const text = that("a text", (value) => typeof value === "string");
export const finite = that("a finite number", Number.isFinite);
export const scale = that("a number other than 0", (value) => Number.isFinite(value) && value !== 0);
export const boolean = that("true or false", (value) => typeof value === "boolean");

export const list =
  (item: Check, isFilled = false): Check =>
  (path, value) => {
    if (!Array.isArray(value) || (isFilled && value.length === 0)) return { path, expected: "a list", received: value };
    for (let i = 0; i < value.length; i++) {
      const wrong = item(`${path}[${i}]`, value[i]);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };

export const different: Check = (path, value) =>
  list(text)(path, value) ??
  that("different texts", (texts) => new Set(texts as string[]).size === (texts as string[]).length)(path, value);

/** Of a member that may be left out. */
export const optional =
  (check: Check): Check =>
  (path, value) =>
    value === undefined ? undefined : check(path, value);

export const object =
  (members: Readonly<Record<string, Check>>): Check =>
  (path, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return { path, expected: "an object", received: value };
    }
    for (const [name, check] of Object.entries(members)) {
      const own = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
      const wrong = check(`${path}.${name}`, own);
      if (wrong !== undefined) return wrong;
    }
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(members, name));
    if (unknown === undefined) return undefined;
    return { path, expected: `no member but ${Object.keys(members).join(", ")}`, received: unknown };
  };

export const isOneOf = (choices: readonly unknown[]): Check =>
  that(choices.map((choice) => JSON.stringify(choice)).join(" or "), (value) => choices.includes(value));
