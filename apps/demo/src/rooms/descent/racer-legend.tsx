import type { RacerName } from "@gd/experiments";
import { Legend } from "../../ui/legend.js";
import { RACER_LABELS } from "./racers.js";

/** The line of each racer in the charts. */
export const RacerLegend = ({ racers }: { readonly racers: readonly RacerName[] }) => (
  <Legend entries={racers.map((name) => ({ name: RACER_LABELS[name].title, ...RACER_LABELS[name] }))} />
);
