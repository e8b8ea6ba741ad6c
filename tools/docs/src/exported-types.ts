import { Application, makeRecursiveVisitor, type ProjectReflection, type Reflection, type SomeType } from "typedoc";

/**
 * A plugin for typedoc that warns when an export mentions a type of one of the packages that is neither exported nor listed
 * in `intentionallyNotExported`. Typedoc's own check, `notExported`, only covers the project's own package.
 */
export const exportedTypes = (application: Application): void => {
  application.on(Application.EVENT_VALIDATE_PROJECT, (project: ProjectReflection) => {
    const packages = application.options.getValue("packagesRequiringDocumentation");
    const known = new Set(application.options.getValue("intentionallyNotExported"));
    for (const reflection of Object.values(project.reflections)) {
      const visitor = makeRecursiveVisitor({
        reference({ name, package: owner = "", reflection: exported, refersToTypeParameter }) {
          if (exported !== undefined || refersToTypeParameter || !packages.includes(owner) || known.has(name)) return;
          known.add(name);
          const place = reflection.getFriendlyFullName();
          application.logger.validationWarning(`${place} mentions ${name} of ${owner}, which is not exported`);
        },
      });
      for (const type of typesOf(reflection)) type.visit(visitor);
    }
  });
};

const typesOf = (reflection: Reflection): readonly SomeType[] => {
  const types: (SomeType | undefined)[] = [];
  if (reflection.isTypeParameter()) types.push(reflection.type, reflection.default);
  if (reflection.isSignature() || reflection.isParameter()) types.push(reflection.type);
  if (reflection.isDeclaration()) types.push(reflection.type, ...(reflection.extendedTypes ?? []));
  return types.filter((type) => type !== undefined);
};
