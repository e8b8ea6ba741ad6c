import * as gd from "@gd/gd";
import { compared, initial, layers, optimizers, schedules, searches } from "./calls.ts";

/** The program of a part's page, made of how the part is called; undefined where there is none. */
export const exampleOf = (section: string, name: string): string | undefined => {
  const program = programOf(section, name);
  return program && withImports(program);
};

const programOf = (section: string, name: string): string | undefined => {
  const own = <Value>(table: Readonly<Record<string, Value>>): Value | undefined =>
    Object.hasOwn(table, name) ? table[name] : undefined;
  switch (section) {
    case "layers":
    case "activations": {
      const layer = own(layers);
      return layer && layerProgram(layer);
    }
    case "initial-values":
      return initialProgram(own(initial) ?? name);
    case "losses":
    case "metrics": {
      const sides = own(compared);
      if (sides === undefined) return undefined;
      const [output, target, call = name] = sides;
      const isLoss = section === "losses" && name !== "withoutWeights";
      return isLoss ? lossProgram(call, output, target) : metricProgram(call, output, target);
    }
    case "optimizers":
    case "transformations": {
      const optimizer = own(optimizers);
      return optimizer && descentProgram(optimizer);
    }
    case "minimization": {
      const search = own(searches);
      if (search !== undefined) return descentProgram("gradientDescent({ learningRate: 1 })", search);
      const optimizer = own(optimizers);
      return optimizer && descentProgram(optimizer);
    }
    case "schedules": {
      const schedule = own(schedules);
      return schedule && scheduleProgram(schedule);
    }
    default:
      return undefined;
  }
};

/** A program behind its import of what it names of `@gd/gd`: no comment, and no member or option of the same name. */
const withImports = (program: string): string => {
  const code = program.replace(/^\/\/.*$/gm, "");
  const names = [...code.matchAll(/(?<![.\w])[a-z]\w*\b(?!:)/g)].map(([name]) => name).filter((name) => name in gd);
  return `import { ${[...new Set(names)].sort((a, b) => a.localeCompare(b)).join(", ")} } from "@gd/gd";\n\n${program}`;
};

const layerProgram = ([make, input]: readonly [string, string]): string => {
  // Labels have no gradient; what an embedding has looked up does.
  const [taken, shown] = make.startsWith("embedding")
    ? ["gradients", "gradients.table"]
    : ["inputGradient", "inputGradient"];
  return `const context = createContext({ seed: 1 });
const layer = ${make};
const { output, backward } = layer.forward(context, layer.initialize(context), ${input});
console.log(output.shape.join(" × "));
console.log(format(output));

// How the sum of the outputs changes.
const { ${taken} } = backward(context.ops.fill(output.shape, 1));
console.log(format(${shown}));
`;
};

const initialProgram = (call: string): string => `const context = createContext({ seed: 1 });
const { weight } = linear(3, 4, { weight: ${call} }).initialize(context);
console.log(format(weight));
`;

const lossProgram = (loss: string, output: string, target: string): string => `const loss = ${loss};
const { value, backward } = loss.evaluate(createContext(), ${output}, ${target});
console.log("loss", format(value));
console.log(format(backward()));
`;

const metricProgram = (metric: string, output: string, target: string): string =>
  `console.log(String(${metric}(${output}, ${target})));
`;

const descentProgram = (optimizer: string, search?: string): string =>
  `// A bowl, ten times as steep one way as the other.
const bowl = ([x, y]) => ({
  value: x * x + 10 * y * y,
  gradient: [2 * x, 20 * y],
});
const optimizer = ${optimizer};
const { point, reason } = minimize(bowl, [4, 1], { optimizer${search === undefined ? "" : `, lineSearch: ${search}`} });
console.log(point.map((x) => Number(x.toFixed(4))).join(", "));
console.log(reason);
`;

const scheduleProgram = (schedule: string): string => `const rate = ${schedule};
for (const step of [0, 5, 20, 50, 99]) console.log(\`step \${step}: \${rate(step).toFixed(5)}\`);
`;
