import { signal } from "@preact/signals";

/** The table that the visitor has dropped or chosen last. It stays in this page. */
export const openedFile = signal<File | undefined>(undefined);
