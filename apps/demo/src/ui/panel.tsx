import "./panel.css";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { InPanel, usePart } from "./parts.js";

interface PanelProps {
  readonly title: string;
  /** Its name in links that leave parts out. Default: made of the title. */
  readonly name?: string;
  /** Beside the title: a legend, a number. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a room, with a title. */
export const Panel = ({ title, name: short, aside, children }: PanelProps) => {
  const id = useId();
  const { name, shown } = usePart(title, short);
  if (!shown) return null;
  return (
    <section class="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      <InPanel.Provider value={name}>{children}</InPanel.Provider>
    </section>
  );
};

interface RoomGridProps {
  /** Controls that come first, such as play and pause: above the figures on a narrow screen. */
  readonly first?: ComponentChildren;
  /** What the controls change: on a narrow screen it stays in sight while they scroll by. */
  readonly main?: ComponentChildren;
  readonly controls: ComponentChildren;
  /** Figures before and after it. */
  readonly before?: ComponentChildren;
  readonly figures?: ComponentChildren;
}

/** Figures on the left and controls on the right, which stay in sight; on a narrow screen one above the other. */
export const RoomGrid = ({ first, main, controls, before, figures }: RoomGridProps) => (
  <div class="room-grid">
    {first && <div class="stack room-first">{first}</div>}
    {before && <div class="stack room-before">{before}</div>}
    <div class="room-bench">
      {main && <div class="stack room-main">{main}</div>}
      <div class="stack room-controls">{controls}</div>
    </div>
    {figures && <div class="stack room-figures">{figures}</div>}
  </div>
);
