import { type Context, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { bundle } from "./bundle.js";
import { host, namedIn, realm, realmWithout } from "./realms.js";

const program = await bundle("call-everything.ts");
const named = namedIn(program);

/** How the calls of everything end in a realm of its own. */
const endingsIn = async (context: Context): Promise<Readonly<Record<string, string>>> => {
  runInContext(program, context);
  return JSON.parse(await runInContext("program.callEverything().then(JSON.stringify)", context));
};

/** What does not work, and does not say what the engine lacks for it either, by an error of ours. */
const broken = (endings: Readonly<Record<string, string>>, missing: readonly string[]): readonly string[] =>
  Object.entries(endings)
    .filter(([, ending]) => {
      const isOurs = !/^(Reference|Type|Range|Syntax)?Error\b|is not defined/.test(ending);
      return ending !== "returned" && !(isOurs && missing.some((name) => ending.includes(name)));
    })
    .map(([name, ending]) => `${name}: ${ending}`);

describe("everything that is exported works, or says what it lacks", { timeout: 60_000 }, () => {
  test("with all that Node has, to begin with", async () => {
    const endings = await endingsIn(realm(host));
    expect(broken(endings, [])).toEqual([]);
    const places = ["@gd/data batches", "@gd/models/predict openModel", "@gd/train createTraining step"];
    expect(Object.keys(endings)).toEqual(expect.arrayContaining(places));
  });

  test("in an engine that has nothing but ECMAScript", async () => {
    expect(broken(await endingsIn(realm([])), host)).toEqual([]);
  });

  test.each(named)("in an engine without %s", async (missing) => {
    expect(broken(await endingsIn(realmWithout(missing)), [missing])).toEqual([]);
  });
});
