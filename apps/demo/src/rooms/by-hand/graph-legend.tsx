import "./network-graph.css";

/** What the colours of the drawing mean. */
export const GraphLegend = () => (
  <ul class="entries quiet graph-legend">
    <li>
      <i aria-hidden="true">2</i> value
    </li>
    <li>
      <i class="gradient" aria-hidden="true">
        ∂16
      </i>{" "}
      gradient of the loss
    </li>
    <li>
      <i class="read" aria-hidden="true">
        2
      </i>{" "}
      read now
    </li>
    <li>
      <i class="made" aria-hidden="true">
        4
      </i>{" "}
      computed now
    </li>
  </ul>
);
