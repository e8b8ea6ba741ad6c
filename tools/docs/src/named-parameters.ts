import { type Application, Converter, ReferenceType, ReflectionKind } from "typedoc";

/**
 * A plugin for typedoc that names destructured parameters, which have no name in the source, after the last word of their
 * type: `options` for `AdamOptions`.
 */
export const namedParameters = (application: Application): void => {
  application.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const signature of project.getReflectionsByKind(ReflectionKind.SomeSignature)) {
      if (!signature.isSignature()) continue;
      for (const parameter of signature.parameters ?? []) {
        if (parameter.name !== "__namedParameters") continue;
        const type = parameter.type instanceof ReferenceType ? parameter.type.name : "";
        parameter.name = type.match(/[A-Z][a-z]+$/)?.[0].toLowerCase() ?? "options";
      }
    }
  });
};
