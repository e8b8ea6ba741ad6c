/** A setting as text in the address. `read` returns undefined for text that is not a value of it. */
export interface Setting<T> {
  readonly usual: T;
  read(text: string): T | undefined;
  write(value: T): string;
}

/** A number from `least` to `most`. */
export const numberSetting = (usual: number, least: number, most: number, whole = false): Setting<number> => ({
  usual,
  read(text) {
    const value = Number(text);
    const fits = text.trim() !== "" && value >= least && value <= most && (!whole || Number.isInteger(value));
    return fits ? value : undefined;
  },
  write: String,
});

/** One of several names. */
export const choiceSetting = <const T extends string>(usual: T, choices: readonly T[]): Setting<T> => ({
  usual,
  read: (text) => choices.find((choice) => choice === text),
  write: (value) => value,
});

/** Some of several names, in their order; usually all of them. */
export const someOfSetting = <const T extends string>(choices: readonly T[]): Setting<readonly T[]> => ({
  usual: choices,
  read(text) {
    const names = text.split(" ").filter((name) => name !== "");
    return names.every((name) => choices.some((choice) => choice === name))
      ? choices.filter((choice) => names.includes(choice))
      : undefined;
  },
  write: (value) => value.join(" "),
});

export const flagSetting = (usual: boolean): Setting<boolean> => ({
  usual,
  read: (text) => (text === "yes" ? true : text === "no" ? false : undefined),
  write: (value) => (value ? "yes" : "no"),
});

/** The settings of a room, by name. */
export type SettingsOf<T> = { readonly [Name in keyof T]: Setting<T[Name]> };

/** The usual value of each setting. */
export const usualValues = <T extends object>(settings: SettingsOf<T>): T =>
  readSettings(settings, new URLSearchParams());

export const readSettings = <T extends object>(settings: SettingsOf<T>, from: URLSearchParams): T =>
  Object.fromEntries(
    Object.entries<Setting<unknown>>(settings).map(([name, { usual, read }]) => {
      const text = from.get(name);
      return [name, (text === null ? undefined : read(text)) ?? usual];
    }),
  ) as T;

export const writeSettings = <T extends object>(settings: SettingsOf<T>, values: T): URLSearchParams => {
  const written = new URLSearchParams();
  for (const [name, { usual, write }] of Object.entries<Setting<unknown>>(settings)) {
    // Compared as text, since a list read from an address is never the same object as the usual list.
    const text = write(values[name as keyof T]);
    if (text !== write(usual)) written.set(name, text);
  }
  return written;
};
