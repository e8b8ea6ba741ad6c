import "./panel.css";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface PanelProps {
  readonly title: string;
  /** Beside the title: a legend, a number. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a room with a title. */
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

/** Figures on the left, controls on the right; below each other where it is narrow. */
export const RoomGrid = ({ figures, controls }: Record<"figures" | "controls", ComponentChildren>) => (
  <div class="room-grid">
    <div class="stack">{figures}</div>
    <div class="stack">{controls}</div>
  </div>
);
