import { type OperationName, operationNames, operations } from "@gd/tensor/interpreter";
import ts from "typescript";

/** The replacements of a piece of code by one kind of slip; none where it does not apply. */
type Operator = (node: ts.Node, print: (node: ts.Node) => string) => readonly string[];

const OTHER_ARITHMETIC = { add: "subtract", subtract: "add", multiply: "divide", divide: "multiply" } as const;

/** The operation with which one is easily confused: `multiplyColumn` for `divideColumn`. */
const otherThan = (name: OperationName): OperationName | undefined => {
  if (name in OTHER_ARITHMETIC) return OTHER_ARITHMETIC[name as keyof typeof OTHER_ARITHMETIC];
  const { repeats } = operations[name];
  if (repeats === undefined) return undefined;
  const alike = operationNames.filter((other) => {
    const { row, column } = operations[other].repeats ?? {};
    return other !== name && row === repeats.row && column === repeats.column;
  });
  return alike.find((other) => operations[other].repeats?.as === OTHER_ARITHMETIC[repeats.as]) ?? alike[0];
};

/** The operation with which each is confused, if there is one. */
const OTHER_OPERATION: ReadonlyMap<string, string | undefined> = new Map(
  operationNames.map((name) => [name, otherThan(name)]),
);

/** Operations that can be forgotten: their result has the type of their only operand. */
const UNARY: ReadonlySet<string> = new Set([
  "transpose",
  ...operationNames.filter(
    (name) => operations[name].independent === "elements" && operations[name].example.length === 1,
  ),
]);

const OTHER_OPERATOR: Readonly<Record<string, string>> = {
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "%": "*",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "+=": "-=",
  "-=": "+=",
  "*=": "/=",
};

/** The operation's name and operands in `ops.add(a, b)`. */
const operationIn = (
  node: ts.Node,
): { readonly name: string; readonly operands: readonly ts.Expression[] } | undefined =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  node.expression.expression.getText() === "ops"
    ? { name: node.expression.name.text, operands: node.arguments }
    : undefined;

/** A wrong sign, or a product in place of a quotient: `ops.add(a, b)` becomes `ops.subtract(a, b)`. */
const otherOperation: Operator = (node, print) => {
  const operation = operationIn(node);
  const other = operation && OTHER_OPERATION.get(operation.name);
  // Multiplying by −1 is the same as dividing by it.
  const byOne = operation?.operands.some((operand) => print(operand) === "-1") === true;
  return other === undefined || byOne ? [] : [`ops.${other}(${operation!.operands.map(print).join(", ")})`];
};

/** A missing term or factor, or a missing function: `ops.multiply(a, b)` becomes `a`, and so does `ops.transpose(a)`. */
const missing: Operator = (node, print) => {
  const operation = operationIn(node);
  if (operation === undefined) return [];
  const { name, operands } = operation;
  if (!UNARY.has(name) && name !== "maximum" && OTHER_OPERATION.get(name) === undefined) return [];
  const kept = operands.filter((operand) => !isNumber(operand));
  return kept.slice(0, 1).map(print);
};

/** Operands in the wrong order, where that is more than a sign: of `matmul`, and the two values of `where`. */
const exchanged: Operator = (node, print) => {
  const operation = operationIn(node);
  const [first, second, third] = operation?.operands.map(print) ?? [];
  if (operation?.name === "matmul") return [`ops.matmul(${second}, ${first})`];
  if (operation?.name === "where") return [`ops.where(${first}, ${third}, ${second})`];
  // Comparisons are changed by `otherOperator`.
  if (ts.isConditionalExpression(node) && !ts.isBinaryExpression(node.condition)) {
    return [`${print(node.condition)} ? ${print(node.whenFalse)} : ${print(node.whenTrue)}`];
  }
  return [];
};

/** A mean in place of a sum, over the batch or along a row. */
const meanForSum: Operator = (node, print) => {
  const operation = operationIn(node);
  const axis = ["sumRows", "sumColumns"].indexOf(operation?.name ?? "");
  const [matrix] = operation?.operands.map(print) ?? [];
  return axis < 0 ? [] : [`ops.divide(${print(node)}, ${matrix}.shape[${axis}])`];
};

/** A sum in place of a mean. */
const sumForMean: Operator = (node, print) => {
  const operation = operationIn(node);
  const sum = { meanRows: "sumRows", meanColumns: "sumColumns" }[operation?.name ?? ""];
  return sum === undefined ? [] : [`ops.${sum}(${operation?.operands.map(print).join(", ")})`];
};

/** A wrong sign, a quotient in place of a product, or a bound that is off by one, with numbers in place of tensors. */
const otherOperator: Operator = (node, print) => {
  if (!ts.isBinaryExpression(node)) return [];
  const operator = print(node.operatorToken);
  const other = OTHER_OPERATOR[operator];
  if (other === undefined || [node.left, node.right].some(isText)) return [];
  return [`${print(node.left)} ${other} ${print(node.right)}`];
};

/** A missing minus. */
const missingMinus: Operator = (node, print) =>
  ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken ? [print(node.operand)] : [];

const OTHER_FUNCTION: Readonly<Record<string, string>> = { min: "max", max: "min", floor: "ceil", sqrt: "abs" };

/** `Math.max` in place of `Math.min`, and the like. */
const otherFunction: Operator = (node, print) => {
  if (!ts.isPropertyAccessExpression(node) || print(node.expression) !== "Math") return [];
  const other = OTHER_FUNCTION[node.name.text];
  return other === undefined ? [] : [`Math.${other}`];
};

/** A wrong number, twice as large, or 1 in place of 0; also as the default of an option. */
const otherNumber: Operator = (node, print) => {
  const { parent } = node;
  const counts =
    operationIn(parent) !== undefined ||
    (ts.isBinaryExpression(parent) && /^[-+*/%]$/.test(print(parent.operatorToken))) ||
    (ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent)) ||
    ts.isVariableDeclaration(parent);
  if (!(ts.isNumericLiteral(node) && counts)) return [];
  return [Number(node.text) === 0 ? "1" : String(2 * Number(node.text))];
};

const isNumber = (node: ts.Expression): boolean =>
  ts.isNumericLiteral(node) || (ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand));

const isText = (node: ts.Expression): boolean =>
  ts.isStringLiteral(node) || ts.isTemplateLiteral(node) || ts.isTypeOfExpression(node);

/** All kinds of slips. */
export const operators: readonly Operator[] = [
  otherOperation,
  missing,
  exchanged,
  meanForSum,
  sumForMean,
  otherOperator,
  missingMinus,
  otherFunction,
  otherNumber,
];
