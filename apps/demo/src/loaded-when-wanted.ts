import { signal } from "@preact/signals";

/** A part of the page that comes when it is first wanted. */
interface Loadable<T> {
  readonly id: string;
  readonly load: () => Promise<T>;
}

/** Parts of the page that are there once they were wanted, by id: each of them, or what kept it from being loaded. */
export const loadedWhenWanted = <T>() => {
  const loaded = signal<Readonly<Record<string, T | Error>>>({});
  return {
    /** Loads a part; once more if that has failed. */
    async want({ id, load }: Loadable<T>): Promise<void> {
      const before = loaded.peek()[id];
      if (before !== undefined && !(before instanceof Error)) return;
      const part = await load().catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
      loaded.value = { ...loaded.value, [id]: part };
    },
    /** Undefined while it is on its way. */
    get: (id: string): T | Error | undefined => loaded.value[id],
  };
};
