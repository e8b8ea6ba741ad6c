import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** The edge of a drawing that is pointed at, and the one that the tabulator key reaches, by the places of their weights. */
export interface LitEdge {
  readonly place: string | undefined;
  readonly reached: string;
}

const FIRST = "W1.1.1";
const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Follows mouse, finger and keyboard over all that belongs to an edge. Arrow keys go from one edge to the next. */
export const useLitEdge = (drawing: RefObject<SVGSVGElement | null>): LitEdge => {
  const [place, light] = useState<string>();
  const [reached, reach] = useState(FIRST);
  useEffect(() => {
    const svg = drawing.current!;
    const follow = ({ target }: Event): void => light(edgeOf(target));
    const leave = (): void => light(undefined);
    const go = (event: KeyboardEvent): void => {
      const by = ARROWS[event.key];
      const from = edgeOf(event.target);
      if (by === undefined || from === undefined) return;
      event.preventDefault();
      const labels = [...svg.querySelectorAll<SVGGElement>(".edge-label")];
      const next = labels[labels.findIndex((label) => edgeOf(label) === from) + by];
      reach(edgeOf(next ?? null) ?? from);
      next?.focus();
    };
    const listening = new AbortController();
    const { signal } = listening;
    for (const type of ["pointerover", "click", "focusin"]) svg.addEventListener(type, follow, { signal });
    for (const type of ["pointerleave", "focusout"]) svg.addEventListener(type, leave, { signal });
    svg.addEventListener("keydown", go, { signal });
    return () => listening.abort();
  }, []);
  return { place, reached };
};

const edgeOf = (target: EventTarget | null): string | undefined =>
  target instanceof Element ? target.closest<SVGElement>("[data-edge]")?.dataset["edge"] : undefined;
