import { computed } from "@preact/signals";
import { address } from "./address.js";

/** What of a room an address shows. The names are those of parts: `rules` for a panel, `rules.decay` for a control in it. */
export interface View {
  /** Left out. */
  readonly hide: readonly string[];
  /** If there are any, nothing but these is shown, without the header: a figure in another page, or a whole `lesson`. */
  readonly embed: readonly string[];
}

/** The part that stands for all of a lesson. */
const LESSON = "lesson";

// As text, so that what is shown is looked at again only when that changes, and not with every setting.
const textOf = (name: keyof View) => computed(() => address.value.settings.get(name) ?? "");
const hidden = textOf("hide");
const embedded = textOf("embed");
const namesIn = (text: string): readonly string[] => text.split(" ").filter((name) => name !== "");

/** The present view. */
export const view = computed<View>(() => ({ hide: namesIn(hidden.value), embed: namesIn(embedded.value) }));

/** Whether a view shows a part. Where one control of a panel is embedded, the panel is there with that control alone. */
export const shows = ({ hide, embed }: View, part: string): boolean => {
  const within = (whole: string, inner: string) => inner === whole || inner.startsWith(`${whole}.`);
  if (hide.some((name) => within(name, part))) return false;
  return embed.length === 0 || embed.includes(LESSON) || embed.some((name) => within(name, part) || within(part, name));
};

/** Settings of an address with those of a view. */
export const withView = (settings: URLSearchParams, { hide, embed }: View): URLSearchParams => {
  const changed = new URLSearchParams(settings);
  for (const [name, parts] of [
    ["hide", hide],
    ["embed", embed],
  ] as const) {
    if (parts.length === 0) changed.delete(name);
    else changed.set(name, parts.join(" "));
  }
  return changed;
};
