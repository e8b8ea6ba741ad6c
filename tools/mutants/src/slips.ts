import ts from "typescript";
import type { Fault } from "./fault.ts";
import { operators } from "./operators.ts";

/** All slips in a file. */
export const slips = (file: string, source: string): readonly Fault[] => {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const faults: Fault[] = [];
  const print = (node: ts.Node): string => node.getText(tree);
  const visit = (node: ts.Node): void => {
    if (isNoMathematics(node)) return;
    for (const text of operators.flatMap((operator) => operator(node, print))) {
      faults.push({
        file,
        line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1,
        part: partOf(node),
        what: `${ts.isNumericLiteral(node) ? `${short(print(node.parent))}: ` : ""}${short(print(node))} → ${short(text)}`,
        start: node.getStart(tree),
        end: node.getEnd(),
        text,
      });
    }
    node.forEachChild(visit);
  };
  tree.forEachChild(visit);
  return faults;
};

/** Types, names and messages. */
const isNoMathematics = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isTemplateExpression(node) ||
  ts.isThrowStatement(node) ||
  (ts.isForStatement(node.parent) && node.parent.incrementor === node);

/** Names of code that computes gradients. */
const BACKWARD = /^(backward|parameterGradients|gradients?|inputGradient|weightGradient|backTo|split)$/;

/** Whether the code at a node belongs to a forward or a backward pass. */
export const partOf = (node: ts.Node): Fault["part"] => {
  for (let at = node; at !== undefined; at = at.parent) {
    const named =
      ts.isMethodDeclaration(at) || ts.isPropertyAssignment(at) || ts.isVariableDeclaration(at) ? at.name : undefined;
    if (named !== undefined && ts.isIdentifier(named) && BACKWARD.test(named.text)) return "backward";
  }
  return "forward";
};

const short = (text: string): string => {
  const line = text.replace(/\s+/g, " ");
  return line.length <= 60 ? line : `${line.slice(0, 40)} … ${line.slice(-17)}`;
};
