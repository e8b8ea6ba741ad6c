import { drawPlaces } from "@gd/data";
import { regressionData } from "@gd/experiments";
import { type RandomStream, randomStreams } from "@gd/tensor";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Button } from "../../../ui/button.js";
import { Choice } from "../../../ui/choice.js";
import { Legend } from "../../../ui/legend.js";
import { LineChart } from "../../../ui/line-chart.js";
import { Panel } from "../../../ui/panel.js";
import { Slider } from "../../../ui/slider.js";
import { fixed, indexed, rounded } from "../show-figure.js";
import { DataScatter } from "./data-scatter.js";
import { isFlat, type SlopeIndex, type SlopeProblem, slopeProblem } from "./slope-problem.js";

const WEIGHTS = { 1: "w₁", 2: "w₂", 3: "w₃", 4: "w₄" } as const;
const RANGE = [-8, 8] as const;
/** At this learning rate a step goes a good part of the way. */
const STEP_RATE = 1;
const LARGEST_BATCH = 4096;
const GRID = Array.from({ length: 65 }, (_, i) => RANGE[0] + ((RANGE[1] - RANGE[0]) * i) / 64);

/** Where the visitor has put a weight. */
export interface WeightTried {
  readonly weight: number;
  /** Of all rows. */
  readonly gradient: number;
}

/** The notebook's data in one of its four variables: the cost of a weight, its gradient, and that of a batch. */
export const DataPanel = ({ onTried }: { readonly onTried?: (tried: WeightTried) => void }) => {
  const data = useMemo(regressionData, []);
  const [random] = useState<RandomStream>(() => randomStreams(1).stream("batches to look at"));
  const [index, setIndex] = useState<SlopeIndex>(4);
  const [weight, setWeight] = useState(0);
  const [size, setSize] = useState(16);
  const problem = useMemo(() => slopeProblem(data, index), [index]);
  const draw = (size: number) => drawPlaces(random, problem.rows, size);
  const [batch, setBatch] = useState(() => draw(size));
  const gradient = problem.gradient(weight);
  const ofBatch = problem.gradient(weight, batch);
  useEffect(() => onTried?.({ weight, gradient }), [weight, index]);
  const [w, x] = [indexed("w", index), indexed("x", index)];
  const step = (slope: number): void =>
    setWeight(Math.min(RANGE[1], Math.max(RANGE[0], Number((weight - STEP_RATE * slope).toFixed(3)))));
  return (
    <Panel title="The data, and one weight">
      <div class="fields">
        <p>
          y = x₁ − 2x₂ + 3x₃ − 4x₄ + ε: in each of 10,000 rows, x₁ to x₄ are drawn between 0 and 1, and ε is noise. Here
          all weights but one have these values.
        </p>
        <Choice
          name="Weight"
          value={String(index) as `${SlopeIndex}`}
          options={WEIGHTS}
          onChange={(chosen) => setIndex(Number(chosen) as SlopeIndex)}
        />
        <Slider
          name={`Weight ${w}`}
          value={weight}
          range={RANGE}
          step={0.05}
          show={rounded}
          onChange={(value) => setWeight(Number(value.toFixed(3)))}
        />
        <div class="data-charts">
          <figure>
            <figcaption>
              y without the other terms, over {x}, and the line {w}·{x}
            </figcaption>
            <DataScatter problem={problem} index={index} weight={weight} batch={batch} />
          </figure>
          <figure>
            <figcaption>
              The cost over {w}, and its slope at {rounded(weight)}
            </figcaption>
            <Slopes problem={problem} weight={weight} gradient={gradient} ofBatch={ofBatch} name={w} />
          </figure>
        </div>
        <Legend
          entries={[
            { name: "cost of all rows", color: 1 },
            { name: "its slope", color: 3 },
            { name: "the slope that the batch sees", color: 2, dashed: true },
          ]}
        />
        <p role="status">
          {`The gradient of all rows is ${fixed(gradient, 3)} per row${isFlat(gradient) ? ": the bottom." : `: the way down is towards ${gradient > 0 ? "smaller" : "larger"} ${w}.`} That of the batch is ${fixed(ofBatch, 3)}.`}
        </p>
        <div class="buttons">
          <Button onClick={() => step(gradient)}>Go down by all rows</Button>
          <Button onClick={() => step(ofBatch)}>Go down by the batch</Button>
          <Button onClick={() => setBatch(draw(size))}>Draw another batch</Button>
        </div>
        <Slider
          name="Rows in a batch"
          value={size}
          range={[1, LARGEST_BATCH]}
          scale="log"
          step={Math.log10(2)}
          onChange={(rows) => {
            const chosen = 2 ** Math.round(Math.log2(rows));
            setSize(chosen);
            setBatch(draw(chosen));
          }}
        />
      </div>
    </Panel>
  );
};

interface SlopesProps {
  readonly problem: SlopeProblem;
  readonly weight: number;
  readonly gradient: number;
  readonly ofBatch: number;
  readonly name: string;
}

/** The cost as a curve, with two tangents: the gradient is a mean, and the cost a sum. */
const Slopes = ({ problem, weight, gradient, ofBatch, name }: SlopesProps) => {
  const cost = problem.cost(weight);
  const tangent = (slope: number) =>
    GRID.map((at) => (Math.abs(at - weight) <= 3 ? cost + problem.rows * slope * (at - weight) : null));
  const costs = GRID.map((at) => problem.cost(at));
  return (
    <LineChart
      summary={`The cost over ${name}: ${fixed(cost, 0)} at ${rounded(weight)}, where its slope is ${fixed(gradient, 3)} per row.`}
      x={{ label: name, values: GRID, range: RANGE }}
      y={{ label: "cost ½ Σ (y − ŷ)²", range: [0, Math.max(...costs)] }}
      series={[
        { name: "slope of the batch", color: 2, dashed: true, values: tangent(ofBatch) },
        { name: "slope", color: 3, values: tangent(gradient) },
        { name: "cost", color: 1, values: costs },
      ]}
      marks={[{ x: weight, y: cost, name: "here", color: 1 }]}
      height={260}
    />
  );
};
