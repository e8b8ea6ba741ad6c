import { PAIR, showNumber } from "@gd/experiments";
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../../ui/button.js";
import { CodePanel } from "../../ui/code-panel.js";
import { Panel } from "../../ui/panel.js";
import { classCode } from "./class-code.js";
import { Network } from "./network.js";
import type { Answered } from "./network-class-check.js";

const LAYERS = [2, 40, 40, 2] as const;
const LEARNING_RATE = 1;
const MANY = 1000;
/** The last lines that are kept. */
const SHOWN = 8;

interface Session {
  readonly network: Network;
  readonly lines: readonly string[];
  readonly answered: Answered;
}

const begin = (): Session => ({
  network: new Network(LAYERS, { learningRate: LEARNING_RATE }),
  lines: [`const network = new Network([${LAYERS.join(", ")}], { learningRate: ${LEARNING_RATE} })`],
  answered: { answer: undefined, calls: 0 },
});
const session = signal<Session>(begin());

const log = (call: string, result: string, answered: Answered): void => {
  const { network, lines } = session.peek();
  session.value = { network, lines: [...lines, call, `→ ${result}`].slice(-SHOWN), answered };
};
const predict = (): void => {
  const { network, answered } = session.peek();
  const answer = network.predict(PAIR.input);
  log("network.predict([0.2, 0.3])", `[${answer.map((value) => showNumber(value, 4)).join(", ")}]`, {
    ...answered,
    answer,
  });
};
const train = (times: number): void => {
  const { network, answered } = session.peek();
  let error = Number.NaN;
  for (let call = 0; call < times; call++) error = network.train(PAIR.input, PAIR.target);
  const calls = answered.calls + times;
  const call = "network.train([0.2, 0.3], [0.3, 0.67])";
  log(
    times === 1 ? call : `for (let call = 0; call < ${MANY}; call++) ${call}`,
    `${showNumber(error, 4)}, after ${calls.toLocaleString("en")} calls`,
    { answer: undefined, calls },
  );
};

/** The tutorial's class, to be called. */
export const NetworkClassFigure = ({ onState }: { readonly onState: (answered: Answered) => void }) => {
  const { lines, answered } = session.value;
  useEffect(() => onState(answered), [answered]);
  return (
    <div>
      <Panel title="Call it">
        <div class="fields">
          <div class="buttons">
            <Button onClick={predict}>predict</Button>
            <Button onClick={() => train(1)}>train</Button>
            <Button onClick={() => train(MANY)}>train {MANY.toLocaleString("en")} times</Button>
            <Button
              kind="quiet"
              onClick={() => {
                session.value = begin();
              }}
            >
              A new network
            </Button>
          </div>
          <pre class="code" role="log" aria-label="Calls and what they return">
            {lines.join("\n")}
          </pre>
        </div>
      </Panel>
      <CodePanel
        title="The class as code"
        words="The lines that run here, and calls: a whole program for Node 22.18 or newer, which runs TypeScript as it is."
        code={classCode(LAYERS, LEARNING_RATE, 2000)}
        open
      />
    </div>
  );
};
