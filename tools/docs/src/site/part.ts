import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A layer, a loss, an optimizer … as its source has it. */
export interface Part {
  readonly name: string;
  readonly packageName: string;
  /** The folder of its source, which says what it is: `activations`. */
  readonly folder: string;
  readonly docstring: string;
  readonly options: readonly Option[];
}

/** A member of its options. */
export interface Option {
  readonly name: string;
  readonly type: string;
  readonly docstring: string;
}

/** The values that a package exports, by its index.ts, with what their sources say of them. */
export const partsOf = (packageFolder: string, packageName: string): readonly Part[] => {
  const source = join(packageFolder, "src");
  const index = readFileSync(join(source, "index.ts"), "utf8");
  return [...index.matchAll(/^export \{([^}]*)\} from "\.\/([\w-]+)\/([\w/-]+)\.js";/gm)].flatMap(
    ([, names = "", folder = "", file]) => {
      const statements = statementsOf(join(source, folder, `${file}.ts`));
      const values = names.split(",").map((name) => name.trim());
      return values
        .filter((name) => /^[a-z]\w*$/.test(name))
        .map((name) => ({
          name,
          packageName,
          folder,
          docstring: statements.docstrings.get(name) ?? "",
          options: values.flatMap((value) => statements.interfaces.get(value.replace("type ", "")) ?? []),
        }));
    },
  );
};

const statementsOf = (file: string) => {
  const text = readFileSync(file, "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const docstrings = new Map<string, string>();
  const interfaces = new Map<string, readonly Option[]>();
  for (const statement of source.statements) {
    const docstring = docstringOf(text, statement);
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) docstrings.set(name.getText(), docstring);
    } else if (ts.isFunctionDeclaration(statement) && statement.name !== undefined && docstring !== "") {
      docstrings.set(statement.name.text, docstring);
    } else if (ts.isInterfaceDeclaration(statement) && statement.name.text.endsWith("Options")) {
      interfaces.set(statement.name.text, statement.members.filter(ts.isPropertySignature).map(optionOf(text)));
    }
  }
  return { docstrings, interfaces };
};

const optionOf =
  (text: string) =>
  (member: ts.PropertySignature): Option => ({
    name: member.name.getText(),
    type: member.type?.getText() ?? "unknown",
    docstring: docstringOf(text, member),
  });

/** The text of the comment before a node, with its indentation, which formulas have. */
const docstringOf = (text: string, node: ts.Node): string => {
  const comment = ts.getLeadingCommentRanges(text, node.getFullStart())?.at(-1);
  const lines = comment === undefined ? "" : text.slice(comment.pos, comment.end);
  return lines.startsWith("/**")
    ? lines
        .slice(3, -2)
        .split("\n")
        .map((line) => line.replace(/^\s*\* ?/, "").trimEnd())
        .join("\n")
        .trim()
    : "";
};
