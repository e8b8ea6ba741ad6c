import {
  type Application,
  Comment,
  type CommentDisplayPart,
  Converter,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
} from "typedoc";
import { docstringMarkdown } from "./docstring-markdown.ts";

/**
 * A plugin for typedoc that shows docstrings the way their source looks, and turns the names of exports in backticks, and
 * of errors, into links.
 */
export const readableDocstrings = (application: Application): void => {
  application.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    const exported = exportedNames(project);
    // Several reflections may share one comment.
    const seen = new Set<Comment>();
    for (const reflection of Object.values(project.reflections)) {
      const { comment } = reflection;
      if (comment === undefined || seen.has(comment)) continue;
      seen.add(comment);
      const targetOf = (name: string) => nearest(exported.get(name) ?? [], reflection);
      comment.summary = readable(comment.summary, targetOf);
      for (const tag of comment.blockTags) tag.content = readable(tag.content, targetOf);
    }
  });
};

const NAME = /`([A-Za-z_]\w*)`|\b([A-Z]\w*Error)\b/;

const readable = (
  parts: CommentDisplayPart[],
  targetOf: (name: string) => Reflection | undefined,
): CommentDisplayPart[] => {
  const markdown = docstringMarkdown(Comment.combineDisplayParts(parts));
  // Splitting by a pattern with two groups yields, in turn, a text, a name in backticks and the name of an error.
  return markdown.split(NAME).flatMap((text, index): CommentDisplayPart[] => {
    if (text === undefined) return [];
    if (index % 3 === 0) return [{ kind: "text", text }];
    const target = targetOf(text);
    if (target !== undefined) return [{ kind: "inline-tag", tag: "@linkcode", text, target }];
    return index % 3 === 1 ? [{ kind: "code", text: `\`${text}\`` }] : [{ kind: "text", text }];
  });
};

/** The exports of all modules by name, which several modules may share. */
const exportedNames = (project: ProjectReflection): ReadonlyMap<string, readonly Reflection[]> =>
  Map.groupBy(
    project.getChildrenByKind(ReflectionKind.Module).flatMap(({ children = [] }) => children),
    ({ name }) => name,
  );

/** The candidate in the module of the place that names it, or else the only one; never the place itself. */
const nearest = (candidates: readonly Reflection[], place: Reflection): Reflection | undefined => {
  const around = ancestors(place);
  if (candidates.some((candidate) => around.includes(candidate))) return undefined;
  const here = candidates.find(({ parent }) => parent !== undefined && around.includes(parent));
  return here ?? (candidates.length === 1 ? candidates[0] : undefined);
};

const ancestors = (reflection: Reflection): readonly Reflection[] =>
  reflection.parent === undefined ? [reflection] : [reflection, ...ancestors(reflection.parent)];
