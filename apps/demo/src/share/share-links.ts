import { type Address, writeAddress } from "../address.js";
import { type View, withView } from "../view.js";

/** A link to a view of the page, which is at this address without its hash. */
export const viewLink = (page: string, { settings, ...place }: Address, view: View): string =>
  page + writeAddress({ ...place, settings: withView(settings, view) });

/** An iframe with a figure, for another page. */
export const iframeOf = (link: string, title: string): string =>
  `<iframe src="${escaped(link)}" title="${escaped(title)}" width="100%" height="760" style="border: 0" loading="lazy" allow="clipboard-write"></iframe>`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
