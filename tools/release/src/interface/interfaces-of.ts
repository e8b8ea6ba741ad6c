import ts from "typescript";

/** A module by the name that it is imported by, and the file of its types. */
export interface Entry {
  readonly name: string;
  readonly types: string;
}

/**
 * What modules export, as text by their names: each export with its declaration, without comments and in the order of the
 * names. What the compiler sees of a package is in it, and nothing else, so that a change of it is a change for users.
 */
export const interfacesOf = (entries: readonly Entry[]): ReadonlyMap<string, string> => {
  const program = ts.createProgram({
    rootNames: entries.map(({ types }) => types),
    options: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
      types: [],
      skipLibCheck: true,
    },
  });
  const checker = program.getTypeChecker();
  return new Map(entries.map(({ name, types }) => [name, interfaceOf(program, checker, types)]));
};

const interfaceOf = (program: ts.Program, checker: ts.TypeChecker, file: string): string => {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`expected a module in ${file}; is the package built?`);
  return checker
    .getExportsOfModule(module)
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map((symbol) => `${symbol.name}\n${declarationsOf(checker, symbol).join("\n")}\n`)
    .join("\n");
};

const printer = ts.createPrinter({ removeComments: true });

const declarationsOf = (checker: ts.TypeChecker, symbol: ts.Symbol): readonly string[] => {
  const { declarations = [] } = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return declarations.map((declaration) =>
    printer
      .printNode(ts.EmitHint.Unspecified, declaration, declaration.getSourceFile())
      .split("\n")
      .map((line) => `  ${line}`)
      .join("\n"),
  );
};
