import { nearestName } from "@gd/tensor";
import type { z } from "zod";
import { readJson } from "../files/read-json.js";
import { UsageError } from "../usage-error.js";
import { type TrainConfig, trainConfig } from "./train-config.js";

/** Some members of a configuration, which nobody has looked at. */
export type GivenConfig = Readonly<Record<string, unknown>>;

/**
 * The configuration of a training: that of the options, for what they leave out that of the file, and else the defaults.
 *
 * Throws  UsageError that names the file or the option, and the member
 */
export const readConfig = async (file: string | undefined, options: GivenConfig): Promise<TrainConfig> => {
  const ofFile = file === undefined ? {} : await readConfigFile(file);
  const { success, data, error } = trainConfig.safeParse({ ...ofFile, ...options }, { reportInput: true });
  if (success) return data;
  const [issue] = error.issues;
  const name = String(issue!.path[0] ?? "");
  throw new UsageError(
    name in options
      ? `--${kebab(name)} ${textOf(options[name])}: ${reasonOf(issue!)}`
      : `${file ?? "gd train"}: ${within(issue!)}${reasonOf(issue!)}`,
  );
};

/** What the file of a configuration says, which nobody has looked at. */
export const readConfigFile = async (file: string): Promise<GivenConfig> => {
  const given = await readJson(`--config ${file}`, file);
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given as GivenConfig;
  throw new UsageError(`--config ${file}: expected an object, as gd train --print-config writes it`);
};

/** `earlyStopping` as an option: `early-stopping`. */
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A value as it is written behind its option. */
export const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.join(",");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([name, choice]) => (choice === "" ? name : `${name}=${choice}`))
      .join(",");
  return value === "" ? '""' : String(value);
};

const within = ({ path }: z.core.$ZodIssue): string => (path.length === 0 ? "" : `${path.join(".")}: `);

const reasonOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === "unrecognized_keys") {
    const [key = ""] = issue.keys;
    const nearest = nearestName(key, Object.keys(trainConfig.shape));
    return `there is no ${key}${nearest === undefined ? "" : `; did you mean ${nearest}?`}`;
  }
  if (issue.code === "invalid_type" && issue.input === undefined) return "it is missing";
  if (issue.code === "custom") return "there is no path with a character of code 0";
  return `expected ${expectedOf(issue)}, but received ${receivedOf(issue.input)}`;
};

const receivedOf = (value: unknown): string => {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null ? "an object" : JSON.stringify(value);
};

/** What was expected of a value, as people say it. */
const expectedOf = (issue: z.core.$ZodIssue): string => {
  switch (issue.code) {
    case "invalid_value":
      return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.join(", ")}`;
    case "too_small":
      if (issue.origin === "string") return lengthOf(issue.minimum);
      return issue.inclusive === true ? `at least ${issue.minimum}` : `more than ${issue.minimum}`;
    case "too_big":
      if (issue.origin === "string") return lengthOf(issue.maximum);
      return issue.inclusive === true ? `at most ${issue.maximum}` : `less than ${issue.maximum}`;
    case "invalid_type":
      return THINGS[issue.expected] ?? issue.expected;
    case "invalid_format":
      return issue.path[0] === "fold" ? "a fold like 2/5" : "a size like 32x32";
    default:
      return "something else";
  }
};

const lengthOf = (characters: number | bigint): string =>
  Number(characters) === 1 ? "a character" : `${characters} characters`;

const THINGS: Readonly<Record<string, string>> = {
  int: "a whole number",
  number: "a number",
  string: "a text",
  array: "a list",
  record: "an object",
  object: "an object",
  boolean: "true or false",
};
