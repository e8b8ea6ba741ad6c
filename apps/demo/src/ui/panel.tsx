import "./panel.css";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface PanelProps {
  readonly title: string;
  /** Beside the title: a legend, a number. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a room, with a title. */
export const Panel = ({ title, aside, children }: PanelProps) => {
  const id = useId();
  return (
    <section class="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  );
};

interface RoomGridProps {
  readonly figures: ComponentChildren;
  readonly controls: ComponentChildren;
  /** Controls that come first, such as play and pause: above the figures on a narrow screen. */
  readonly first?: ComponentChildren;
}

/** Figures on the left, controls on the right; one above the other on a narrow screen. */
export const RoomGrid = ({ figures, controls, first }: RoomGridProps) => (
  <div class="room-grid">
    {first && <div class="stack room-first">{first}</div>}
    <div class="stack room-figures">{figures}</div>
    <div class="stack">{controls}</div>
  </div>
);
