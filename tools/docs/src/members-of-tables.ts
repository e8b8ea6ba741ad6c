import { type Application, Converter, ReflectionKind } from "typedoc";

/**
 * A plugin for typedoc: members that an interface gets from a mapped type over a table, as those of `Ops`, show without the
 * table's values, which typedoc takes for default values.
 */
export const membersOfTables = (application: Application): void => {
  application.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const member of project.getReflectionsByKind(ReflectionKind.Property)) {
      if (member.isDeclaration() && member.parent?.kindOf(ReflectionKind.Interface)) delete member.defaultValue;
    }
  });
};
