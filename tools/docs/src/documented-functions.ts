import {
  Application,
  type ProjectReflection,
  ReferenceType,
  ReflectionKind,
  ReflectionType,
  type SomeType,
} from "typedoc";

/**
 * A plugin for typedoc that warns when a member whose type is the name of a function type, such as an operation of `Ops`,
 * has no docstring. Typedoc regards it as a property, not as a method.
 */
export const documentedFunctions = (application: Application): void => {
  application.on(Application.EVENT_VALIDATE_PROJECT, (project: ProjectReflection) => {
    const packages = application.options.getValue("packagesRequiringDocumentation");
    for (const member of project.getReflectionsByKind(ReflectionKind.Property)) {
      const { packageName = "" } = project.getSymbolIdFromReflection(member) ?? {};
      if (!member.isDeclaration() || member.hasComment() || !packages.includes(packageName)) continue;
      if (isFunction(member.type)) {
        application.logger.validationWarning(`${member.getFriendlyFullName()}, a function, has no documentation`);
      }
    }
  });
};

const isFunction = (type: SomeType | undefined): boolean => {
  const named = type instanceof ReferenceType ? type.reflection : undefined;
  if (!named?.isDeclaration()) return false;
  const { signatures } = named.type instanceof ReflectionType ? named.type.declaration : named;
  return signatures !== undefined;
};
