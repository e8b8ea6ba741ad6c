import type { Lesson } from "./lessons.ts";
import type { Section } from "./sections.ts";

/** An entry of the side bar, or a group of them. */
export interface Entry {
  readonly text: string;
  readonly link?: string;
  readonly collapsed?: boolean;
  readonly items?: readonly Entry[];
}

/** The written pages in their order, each part under its section, and what is copied. */
export const sideBar = (
  sections: readonly Section[],
  lessons: readonly Lesson[],
  pages: readonly string[],
): readonly Entry[] => {
  const copied = (folder: string): readonly Entry[] =>
    pages
      .filter((page) => page.startsWith(`${folder}/`))
      .sort()
      .map((page) => page.replace(/\.md$/, ""))
      .map((page) => ({ text: page.replace(/^[^/]+\/(?:\d+-)?/, "").replaceAll("-", " "), link: `/${page}` }));
  return [
    {
      text: "Guides",
      items: [
        { text: "Start", link: "/guides/start" },
        { text: "A table of your own", link: "/guides/table" },
        { text: "Images", link: "/guides/images" },
        { text: "A function of two variables", link: "/guides/function" },
        { text: "In a page", link: "/guides/page" },
        { text: "Serve and save models", link: "/guides/models" },
        { text: "Stop, go on, find out", link: "/guides/trainings" },
        { text: "Parts of your own", link: "/guides/own" },
      ],
    },
    {
      text: "Lessons",
      collapsed: true,
      items: [
        { text: "All", link: "/lessons/" },
        ...lessons.map(({ id, title }) => ({ text: title, link: `/lessons/${id}` })),
      ],
    },
    {
      text: "Coming from",
      items: [
        { text: "Keras", link: "/from/keras" },
        { text: "PyTorch", link: "/from/pytorch" },
        { text: "scikit-learn", link: "/from/scikit-learn" },
        { text: "TensorFlow.js", link: "/from/tensorflow-js" },
      ],
    },
    ...sections.map(({ title, path, parts }) => ({
      text: title,
      collapsed: true,
      items: [
        { text: "All", link: `/${path}/` },
        ...parts.map(({ name }) => ({ text: name, link: `/${path}/${name}` })),
      ],
    })),
    {
      text: "What there is",
      items: [
        { text: "Features, beside others", link: "/features" },
        { text: "The program gd", link: "/program" },
        { text: "How it is proven", link: "/proven" },
        { text: "Architecture", link: "/architecture" },
        { text: "Contributing", link: "/contributing" },
      ],
    },
    { text: "Packages", collapsed: true, items: copied("packages") },
    { text: "Measured", collapsed: true, items: copied("measured") },
    { text: "Decisions", collapsed: true, items: copied("decisions") },
  ];
};
