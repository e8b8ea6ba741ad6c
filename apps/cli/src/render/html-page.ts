const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 55rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; } h2 { font-size: 1.2rem; margin-bottom: 0.3rem; }
figure { margin: 2rem 0; }
svg { max-width: 100%; height: auto; }
summary { cursor: pointer; }
.scroll { max-height: 20rem; overflow: auto; }
table { border-collapse: collapse; }
th, td { padding: 0.1em 0.8em; text-align: right; font-variant-numeric: tabular-nums; border-bottom: 1px solid #8884; }
code { overflow-wrap: anywhere; }
`;

/** A page of its own, which loads nothing, in both themes. The title is text, the content HTML. */
export const htmlPage = (title: string, content: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${htmlText(title)}</title><style>${STYLE}</style></head>
<body>
<main>
<h1>${htmlText(title)}</h1>
${content}
</main>
</body>
</html>
`;

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as HTML has it. */
export const htmlText = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
