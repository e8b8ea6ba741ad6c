import "./pair-side-view.css";
import { type LayerProbe, type PairNetwork, POINTS } from "@gd/experiments";
import type { ComponentChildren } from "preact";
import { FindingSentence } from "../../ui/finding.js";
import { Panel } from "../../ui/panel.js";
import { describeNetwork } from "./describe-network.js";
import { diagnose, percent } from "./diagnose.js";
import type { Decades } from "./histogram-layout.js";
import { HistogramLegend, MagnitudeHistogram } from "./magnitude-histogram.js";
import { OutputTracks } from "./output-tracks.js";
import type { SidePicture } from "./pair-side.js";
import { showSize } from "./show-size.js";

interface PairSideViewProps {
  readonly title: string;
  readonly network: PairNetwork;
  readonly seen: SidePicture;
  /** Beside the numbers: the hash. */
  readonly children?: ComponentChildren;
}

/** A look inside a network: what is wrong with it, its output, and its layers. */
export const PairSideView = ({ title, network, seen, children }: PairSideViewProps) => {
  const { kind, mood, sentence } = diagnose(seen, network);
  return (
    <Panel title={title} aside={<span class="quiet small">{describeNetwork(network)}</span>}>
      <div class="pair-side">
        <FindingSentence kind={kind} mood={mood} sentence={sentence} about={title} />
        <dl class="pair-numbers">
          <div>
            <dt>Iteration</dt>
            <dd>{seen.iterations.toLocaleString("en")}</dd>
          </div>
          <div>
            <dt>{network.normalized ? `Mean error of ${POINTS.count} points` : "Squared error"}</dt>
            <dd>{showSize(seen.error, 4)}</dd>
          </div>
          {children}
        </dl>
        <OutputTracks output={seen.output} />
        <div class="pair-histograms">
          {QUANTITIES.map(({ title, decades, ticks, of, figure, isAlarming }) => (
            <MagnitudeHistogram
              key={title}
              title={network.normalized && of === "sums" ? "Weighted sums, normalized |ẑ|" : title}
              decades={decades}
              ticks={ticks}
              rows={seen.layers.map((layer, i) => ({
                name: i === seen.layers.length - 1 ? "Output layer" : `Layer ${i + 1}`,
                magnitudes: layer[of],
                figure: figure(layer, network),
                alarming: isAlarming(layer),
              }))}
            />
          ))}
        </div>
        <HistogramLegend />
      </div>
    </Panel>
  );
};

interface Quantity {
  readonly title: string;
  readonly decades: Decades;
  readonly ticks: readonly number[];
  readonly of: "sums" | "activations" | "gradients";
  readonly figure: (layer: LayerProbe, network: PairNetwork) => string;
  readonly isAlarming: (layer: LayerProbe) => boolean;
}

const QUANTITIES: readonly Quantity[] = [
  {
    title: "Weighted sums |z|",
    decades: [-4, 6],
    ticks: [-3, 0, 3],
    of: "sums",
    figure: ({ sums }) => `average ${showSize(sums.mean, 3)}`,
    isAlarming: () => false,
  },
  {
    title: "Activations |a|",
    decades: [-6, 6],
    ticks: [-3, 0, 3],
    of: "activations",
    figure: ({ saturated, activations }, { activation }) =>
      activation === "leaky-relu"
        ? `${percent(sum(activations.negative) / activations.count)} below 0`
        : `${percent(saturated)} saturated`,
    isAlarming: ({ saturated }) => saturated >= 0.5,
  },
  {
    title: "Gradients |∂L/∂w|",
    decades: [-20, 10],
    ticks: [-15, -10, -5, 0, 5],
    of: "gradients",
    figure: ({ gradients }) =>
      gradients.zeros === gradients.count ? "all exactly 0" : `largest ${showSize(gradients.largest, 2)}`,
    isAlarming: ({ gradients }) => gradients.zeros === gradients.count,
  },
];

const sum = (counts: Uint32Array): number => counts.reduce((total, count) => total + count, 0);
