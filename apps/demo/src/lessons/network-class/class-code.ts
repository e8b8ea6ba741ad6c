import source from "./network.ts?raw";

/** The class of this page as a program: the lines that run here, and calls. */
export const classCode = (layers: readonly number[], learningRate: number, calls: number): string => `${source}
const network = new Network([${layers.join(", ")}], { learningRate: ${learningRate} });
for (let call = 0; call < ${calls}; call++) network.train([0.2, 0.3], [0.3, 0.67]);
console.log(JSON.stringify(network.predict([0.2, 0.3])));
`;
