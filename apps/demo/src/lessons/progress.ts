import { type ReadonlySignal, signal } from "@preact/signals";

const KEY = "lessons";

// Storage may be forbidden: then progress lasts as long as the page.
const stored = (): readonly string[] => {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
};

const store = (ids: readonly string[]): void => {
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {}
};

const ids = signal<readonly string[]>(stored());

/** The lessons whose task has been solved in this browser, by id. */
export const solvedLessons: ReadonlySignal<readonly string[]> = ids;

export const markSolved = (id: string): void => {
  if (ids.peek().includes(id)) return;
  ids.value = [...ids.peek(), id];
  store(ids.peek());
};

export const forgetProgress = (): void => {
  ids.value = [];
  store([]);
};
