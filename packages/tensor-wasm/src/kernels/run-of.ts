/** The function `run` of a module. Its type is what the caller says: assembly/ and the encoders of this package export it so. */
export const runOf = <Run extends (...operands: never[]) => unknown>(
  module: WebAssembly.Module,
  imports: WebAssembly.Imports,
): Run => new WebAssembly.Instance(module, imports).exports["run"] as Run;
