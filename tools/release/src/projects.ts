/** An empty project that uses the packages in one of the ways in which people use them. */
export interface Project {
  readonly name: string;
  /** What its files with the ending .js are. Default: "module". */
  readonly type?: "commonjs" | "module";
  /** What it installs besides @gd/gd. */
  readonly needs: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** What it runs, each with its arguments. */
  readonly commands: readonly (readonly [program: string, ...given: string[]])[];
  /** A folder of static files with a page that learns; without one, the commands say by themselves whether they did. */
  readonly page?: string;
}

/** Learns y = 2x + 1, and returns the slope. */
const learn = `
const data = dataset(tensor([[0], [1], [2]]), tensor([[1], [3], [5]]));
const learnedSlope = async () => {
  for await (const event of train({
    model: linear(1, 1), loss: meanSquaredError, optimizer: adam({ learningRate: 0.1 }), data, epochs: 400, seed: 1,
  })) {
    if (event.type === "end") return event.state.parameters.weight.data[0];
  }
};
`;
const names = "{ adam, dataset, linear, meanSquaredError, tensor, train }";
const asModule = `import ${names} from "@gd/gd";\n${learn}export { learnedSlope };\n`;
const asCommonJs = `const ${names} = require("@gd/gd");\n${learn}module.exports = { learnedSlope };\n`;

const page = `import { learnedSlope } from "./learn.js";
const show = (text) => { document.title = text; };
learnedSlope().then((slope) => show("slope " + slope.toFixed(3)), (error) => show(String(error)));
`;
const html = (script: string) =>
  `<!doctype html><link rel="icon" href="data:,"><script type="module" src="${script}"></script>\n`;

const rightSlope = `learnedSlope().then((slope) => {
  if (!(Math.abs(slope - 2) < 0.01)) throw new Error("learned the slope " + slope);
});
`;
const testing = (expectation: string) => `test("learns", async () => { ${expectation} });\n`;
const expectation = "expect(await learnedSlope()).toBeCloseTo(2, 2);";

/** Bundlers, test runners and module systems. */
export const projects: readonly Project[] = [
  {
    name: "module",
    needs: [],
    files: { "learn.js": asModule, "main.mjs": `import { learnedSlope } from "./learn.js";\n${rightSlope}` },
    commands: [["node", "main.mjs"]],
  },
  {
    name: "commonjs",
    needs: [],
    files: { "learn.cjs": asCommonJs, "main.cjs": `const { learnedSlope } = require("./learn.cjs");\n${rightSlope}` },
    commands: [["node", "main.cjs"]],
  },
  {
    name: "plain-page",
    needs: [],
    files: {
      "index.html": html("main.js"),
      "main.js": page,
      "learn.js": asModule.replace("@gd/gd", "./node_modules/@gd/gd/dist/page.js"),
    },
    commands: [],
    page: ".",
  },
  {
    name: "vite",
    needs: ["vite"],
    files: { "index.html": html("/main.js"), "main.js": page, "learn.js": asModule },
    commands: [["npx", "vite", "build"]],
    page: "dist",
  },
  {
    name: "webpack",
    needs: ["webpack", "webpack-cli"],
    files: { "src/index.js": page, "src/learn.js": asModule, "dist/index.html": html("main.js") },
    commands: [["npx", "webpack", "--mode", "production"]],
    page: "dist",
  },
  {
    name: "rollup",
    needs: ["rollup", "@rollup/plugin-node-resolve", "@rollup/plugin-commonjs"],
    files: {
      "main.js": page,
      "learn.js": asModule,
      "dist/index.html": html("main.js"),
      "rollup.config.mjs": `import commonjs from "@rollup/plugin-commonjs";
import { nodeResolve } from "@rollup/plugin-node-resolve";
export default { input: "main.js", output: { dir: "dist" }, plugins: [nodeResolve({ browser: true }), commonjs()] };
`,
    },
    commands: [["npx", "rollup", "--config"]],
    page: "dist",
  },
  {
    name: "esbuild",
    needs: ["esbuild"],
    files: { "main.js": page, "learn.js": asModule, "dist/index.html": html("main.js") },
    commands: [["npx", "esbuild", "main.js", "--bundle", "--minify", "--format=esm", "--outfile=dist/main.js"]],
    page: "dist",
  },
  {
    name: "next",
    needs: ["next", "react", "react-dom"],
    files: {
      "next.config.mjs": 'export default { output: "export", distDir: "dist" };\n',
      "learn.js": asModule,
      "app/layout.jsx": "export default ({ children }) => <html><body>{children}</body></html>;\n",
      "app/page.jsx": `"use client";
import { useEffect } from "react";
import { learnedSlope } from "../learn.js";
export default function Page() {
  useEffect(() => {
    learnedSlope().then((slope) => { document.title = "slope " + slope.toFixed(3); }, (error) => { document.title = String(error); });
  }, []);
  return <p>learning</p>;
}
`,
    },
    commands: [["npx", "next", "build"]],
    page: "dist",
  },
  {
    name: "jest",
    type: "commonjs",
    needs: ["jest", "jest-environment-jsdom"],
    files: {
      "learn.js": asCommonJs,
      "learn.test.js": `/** @jest-environment jsdom */\nconst { learnedSlope } = require("./learn.js");\n${testing(expectation)}`,
    },
    commands: [["npx", "jest"]],
  },
  {
    name: "vitest",
    needs: ["vitest"],
    files: {
      "learn.js": asModule,
      "learn.test.js": `import { expect, test } from "vitest";\nimport { learnedSlope } from "./learn.js";\n${testing(expectation)}`,
    },
    commands: [["npx", "vitest", "run"]],
  },
];
