import { signal } from "@preact/signals";

/** What the classes of a table's points are called. */
export const classNames = signal<readonly string[]>([]);
