/** Links of pages to pages that there are not, as `page → link`. */
export const deadLinks = (pages: ReadonlyMap<string, string>): readonly string[] => {
  const known = new Set([...pages.keys()].map((page) => `/${page.replace(/\.md$/, "").replace(/(^|\/)index$/, "$1")}`));
  return [...pages].flatMap(([page, text]) =>
    [...text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/\]\((\/[^)#\s]*)(?:#[^)\s]*)?\)/g)]
      .map((match) => match[1] ?? "")
      .filter((link) => !known.has(link))
      .map((link) => `${page} → ${link}`),
  );
};
