import { type Application, Converter, ReferenceType, ReflectionKind } from "typedoc";

/**
 * A plugin of typedoc: a parameter that its function takes apart, which has no name in the source, gets the last word of
 * its type's, such as `options` of `AdamOptions`.
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
