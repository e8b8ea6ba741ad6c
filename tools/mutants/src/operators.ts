import ts from "typescript";

/** What a piece of code becomes by a slip of the pen; nothing where the slip does not apply. */
type Operator = (node: ts.Node, print: (node: ts.Node) => string) => readonly string[];

const OTHER_OPERATION: Readonly<Record<string, string>> = {
  add: "subtract",
  subtract: "add",
  multiply: "divide",
  divide: "multiply",
  addRow: "subtractRow",
  subtractRow: "addRow",
  multiplyRow: "addRow",
  multiplyColumn: "divideColumn",
  divideColumn: "multiplyColumn",
  subtractColumn: "multiplyColumn",
};

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
  const other = operation && OTHER_OPERATION[operation.name];
  // To multiply by −1 is to divide by it.
  const byOne = operation?.operands.some((operand) => print(operand) === "-1") === true;
  return other === undefined || byOne ? [] : [`ops.${other}(${operation!.operands.map(print).join(", ")})`];
};

/** A missing term or factor, or a missing function: `ops.multiply(a, b)` becomes `a`, and so does `ops.transpose(a)`. */
const missing: Operator = (node, print) => {
  const operation = operationIn(node);
  if (operation === undefined) return [];
  const { name, operands } = operation;
  const unary = ["transpose", "sqrt", "exp", "log", "log1p", "tanh", "erf", "sigmoid", "absolute"];
  if (!(unary.includes(name) || name === "maximum" || name in OTHER_OPERATION)) return [];
  const kept = operands.filter((operand) => !isNumber(operand));
  return kept.slice(0, 1).map(print);
};

/** Operands in the wrong order, where it matters and is not a sign: of `matmul`, and the two values of `where`. */
const exchanged: Operator = (node, print) => {
  const operation = operationIn(node);
  const [first, second, third] = operation?.operands.map(print) ?? [];
  if (operation?.name === "matmul") return [`ops.matmul(${second}, ${first})`];
  if (operation?.name === "where") return [`ops.where(${first}, ${third}, ${second})`];
  // A condition that compares is mistaken by its comparison.
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

/** A sign, a quotient for a product, or a limit that is off by one: of numbers and not of tensors. */
const otherOperator: Operator = (node, print) => {
  if (!ts.isBinaryExpression(node)) return [];
  const operator = print(node.operatorToken);
  const other = OTHER_OPERATOR[operator];
  if (other === undefined || [node.left, node.right].some(isText)) return [];
  return [`${print(node.left)} ${other} ${print(node.right)}`];
};

/** A minus that is missing. */
const missingMinus: Operator = (node, print) =>
  ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken ? [print(node.operand)] : [];

const OTHER_FUNCTION: Readonly<Record<string, string>> = { min: "max", max: "min", floor: "ceil", sqrt: "abs" };

/** `Math.max` in place of `Math.min`, and its like. */
const otherFunction: Operator = (node, print) => {
  if (!ts.isPropertyAccessExpression(node) || print(node.expression) !== "Math") return [];
  const other = OTHER_FUNCTION[node.name.text];
  return other === undefined ? [] : [`Math.${other}`];
};

/** A wrong number: twice as much, or 1 for 0. Also a wrong default of an option. */
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

/** All kinds of slips that are planted wherever they apply. */
export const operators: readonly Operator[] = [
  otherOperation,
  missing,
  exchanged,
  meanForSum,
  otherOperator,
  missingMinus,
  otherFunction,
  otherNumber,
];
