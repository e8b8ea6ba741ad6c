import { shellWord } from "../shell-word.js";
import { type GivenConfig, kebab, textOf } from "../train/read-config.js";

/** What to change, in words of the program. */
export interface Advice {
  /** Options stand in `backticks`, as in Markdown. */
  readonly words: string;
  /** The change as members of a configuration, where a copy can be trained with it. */
  readonly options?: GivenConfig;
}

/** Options of `gd train` as they are typed: `--learning-rate 0.01`. */
export const typed = (options: GivenConfig): string =>
  Object.entries(options)
    .map(([name, value]) => `--${kebab(name)} ${shellWord(textOf(value))}`)
    .join(" ");

/** The advice to set options, and what there is to say besides. */
export const toSet = (options: GivenConfig, besides = ""): Advice => ({
  words: `${inBackticks(typed(options))}${besides}`,
  options,
});

/** Text of the program within words. Backticks of its own, as a name may have, are kept apart by a backslash. */
export const inBackticks = (text: string): string => `\`${text.replaceAll("`", "\\`")}\``;

/** The words as a sentence: "Try `--learning-rate 0.01`." */
export const asSentence = (words: string): string =>
  words.startsWith("`") ? `Try ${words}${words.endsWith(".") ? "" : "."}` : words;

/** Words in which options do not stand out. */
export const plainWords = (words: string): string =>
  words.replaceAll(/(\\?)`/g, (_, backslash) => (backslash === "" ? "" : "`"));
