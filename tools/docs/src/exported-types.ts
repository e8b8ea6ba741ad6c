import { Application, makeRecursiveVisitor, type ProjectReflection, type Reflection, type SomeType } from "typedoc";

/**
 * A plugin for typedoc that warns when an export mentions a type of one of the packages that is neither exported nor listed
 * in `intentionallyNotExported`, and when no export mentions a type of that list. Typedoc's own check, `notExported`, only
 * covers the project's own package.
 */
export const exportedTypes = (application: Application): void => {
  application.on(Application.EVENT_VALIDATE_PROJECT, (project: ProjectReflection) => {
    const packages = application.options.getValue("packagesRequiringDocumentation");
    const intended = application.options.getValue("intentionallyNotExported");
    const mentioned = new Set<string>();
    for (const reflection of Object.values(project.reflections)) {
      const visitor = makeRecursiveVisitor({
        reference({ name, package: owner = "", reflection: exported, refersToTypeParameter }) {
          if (exported !== undefined || refersToTypeParameter || !packages.includes(owner) || mentioned.has(name))
            return;
          mentioned.add(name);
          if (intended.includes(name)) return;
          const place = reflection.getFriendlyFullName();
          application.logger.validationWarning(`${place} mentions ${name} of ${owner}, which is not exported`);
        },
      });
      for (const type of typesOf(reflection)) type.visit(visitor);
    }
    for (const name of intended.filter((name) => !mentioned.has(name))) {
      application.logger.validationWarning(`intentionallyNotExported lists ${name}, which nothing mentions`);
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
