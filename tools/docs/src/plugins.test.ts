import { join } from "node:path";
import {
  Application,
  Comment,
  Logger,
  LogLevel,
  type ProjectReflection,
  type SignatureReflection,
  TSConfigReader,
  type TypeDocOptions,
} from "typedoc";
import { beforeAll, describe, expect, test } from "vitest";
import { documentedFunctions } from "./documented-functions.js";
import { exportedTypes } from "./exported-types.js";
import { membersOfTables } from "./members-of-tables.js";
import { namedParameters } from "./named-parameters.js";
import { readableDocstrings } from "./readable-docstrings.js";

class Messages extends Logger {
  readonly warnings: string[] = [];

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.warnings.push(message);
  }
}

const example = join(import.meta.dirname, "../example");
const messages = new Messages();
let project: ProjectReflection | undefined;
let scaled: SignatureReflection | undefined;

beforeAll(async () => {
  const options: Partial<TypeDocOptions> = {
    entryPoints: [join(example, "scaled.ts")],
    alwaysCreateEntryPointModule: true,
    tsconfig: join(example, "tsconfig.json"),
    packagesRequiringDocumentation: ["@gd/docs"],
    requiredToBeDocumented: ["Variable", "Interface"],
    disableSources: true,
    intentionallyNotExported: ["Intended", "Unmentioned"],
    validation: { notExported: false, notDocumented: true },
  };
  const application = await Application.bootstrap(options, [new TSConfigReader()]);
  application.logger = messages;
  const plugins = [documentedFunctions, exportedTypes, membersOfTables, namedParameters, readableDocstrings];
  for (const plugin of plugins) plugin(application);
  project = await application.convert();
  if (project === undefined) throw new Error(messages.warnings.join("\n"));
  application.validate(project);
  const found = project.getChildByName("example.scaled");
  scaled = found?.isDeclaration() ? found.signatures?.[0] : undefined;
});

describe("the reference of an example", () => {
  test("warns of missing docstrings and of types that are not exported, and of nothing else", () => {
    expect(messages.warnings).toEqual([
      expect.stringMatching(/^example\.undocumented \(Variable\).* does not have any documentation$/),
      "example.Arithmetic.cube, a function, has no documentation",
      "example.reveal mentions Hidden of @gd/docs, which is not exported",
      "intentionallyNotExported lists Unmentioned, which nothing mentions",
    ]);
  });

  test("shows rows as a table, and names of exports and errors as links", () => {
    expect(Comment.combineDisplayParts(scaled?.comment?.summary)).toBe(
      [
        "A multiple of x, as {@linkcode ScaledOptions} say and `nobody` else: y = gain \\* x \\* 1.",
        "",
        '<table class="docstring-rows"><tbody>',
        '<tr><th scope="row">Throws</th><td>',
        "",
        "{@linkcode GainError} when the gain is 0",
        "",
        "</td></tr>",
        "</tbody></table>",
      ].join("\n"),
    );
  });

  test("shows the comments of a table, and not its values, at the members that a type makes of it", () => {
    const square = project?.getChildByName("example.Arithmetic.square");
    expect(square?.isDeclaration() && `${square.name}: ${square.type}, ${square.defaultValue}`).toBe(
      "square: Unary, undefined",
    );
    expect(Comment.combineDisplayParts(square?.comment?.summary)).toBe("x²");
  });

  test("names a parameter that is taken apart by its type", () => {
    expect(scaled?.parameters?.map(({ name }) => name)).toEqual(["x", "options"]);
  });
});
