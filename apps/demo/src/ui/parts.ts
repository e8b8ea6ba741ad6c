import { type ReadonlySignal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext, useEffect } from "preact/hooks";
import { shows, view } from "../view.js";

/** A part of the page that a link can leave out: a panel, or a control in one. */
export interface Part {
  /** `rules.decay` */
  readonly name: string;
  readonly title: string;
  /** The panel around a control. */
  readonly panel: string | undefined;
}

const rendered = signal<readonly Part[]>([]);

/** The parts of the page that are there now, the hidden ones included. */
export const parts: ReadonlySignal<readonly Part[]> = rendered;

/** The name of the panel around. */
export const InPanel = createContext<string | undefined>(undefined);

/** Makes a part known under a title, and says what it is called and whether the address shows it. */
export const usePart = (title: string, short = nameOf(title)): { readonly name: string; readonly shown: boolean } => {
  const panel = useContext(InPanel);
  const name = panel === undefined ? short : `${panel}.${short}`;
  useEffect(() => {
    const part = { name, title, panel };
    rendered.value = [...rendered.peek(), part];
    return () => {
      rendered.value = rendered.peek().filter((other) => other !== part);
    };
  }, [name, title, panel]);
  return { name, shown: shows(view.value, name) };
};

/** `learning-rate` of “Learning rate η” */
const nameOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[’']/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .join("-");
