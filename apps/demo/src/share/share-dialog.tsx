import "./share-dialog.css";
import { useEffect, useRef, useState } from "preact/hooks";
import { address, pageAddress } from "../address.js";
import { Button } from "../ui/button.js";
import { Choice } from "../ui/choice.js";
import { CopyButton } from "../ui/copy-button.js";
import { InPanel, type Part, parts } from "../ui/parts.js";
import { view } from "../view.js";
import { LinkField } from "./link-field.js";
import { PartChoice } from "./part-choice.js";
import { iframeOf, viewLink } from "./share-links.js";
import { sortedParts } from "./sorted-parts.js";

interface ShareDialogProps {
  /** What is shared: the title of the room. */
  readonly title: string;
  readonly onClose: () => void;
}

/** Links to what one sees: all of it, without some parts for a class, or one figure for another page. */
export const ShareDialog = ({ title, onClose }: ShareDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current!.showModal(), []);
  const all = sortedParts(parts.value);
  return (
    <dialog class="share-dialog" ref={dialog} onClose={onClose} aria-labelledby="share-title">
      <header>
        <h2 id="share-title">Share {title}</h2>
        <Button kind="quiet" onClick={() => dialog.current!.close()}>
          Close
        </Button>
      </header>
      <InPanel.Provider value="share">
        <ForClass parts={all} />
        <Embed title={title} parts={all} />
      </InPanel.Provider>
    </dialog>
  );
};

/** A link that leaves parts out. */
const ForClass = ({ parts }: { readonly parts: readonly Part[] }) => {
  const [hide, setHide] = useState(view.peek().hide);
  const link = viewLink(pageAddress(), address.value, { hide, embed: [] });
  return (
    <section>
      <LinkField name="Link to this view, with its settings" text={link} />
      <CopyButton kind="main" text={() => link}>
        Copy link
      </CopyButton>
      <details>
        <summary>For a class: choose what the link shows</summary>
        <PartChoice
          legend="Whoever opens the link sees only what is checked here."
          parts={parts.filter(({ panel }) => panel === undefined || !hide.includes(panel))}
          isOn={(name) => !hide.includes(name)}
          onChange={(name, on) => setHide(on ? hide.filter((other) => other !== name) : [...hide, name])}
        />
      </details>
    </section>
  );
};

/** One figure for another page, with some of the controls. */
const Embed = ({ title, parts }: { readonly title: string; readonly parts: readonly Part[] }) => {
  const figures = parts.filter(({ name, panel }) => panel === undefined && !name.startsWith("page-"));
  const titles = new Map(parts.map(({ name, title }) => [name, title]));
  // They are listed without the panels around them.
  const controls = parts.flatMap((part) =>
    part.panel === undefined ? [] : [{ ...part, title: `${titles.get(part.panel) ?? part.panel}: ${part.title}` }],
  );
  const play = controls.filter(({ name }) => name.endsWith(".play")).map(({ name }) => name);
  const [chosenFigure, setChosenFigure] = useState<string>();
  const [chosenControls, setChosenControls] = useState<readonly string[]>();
  // The dialog may be opened before the room has its figures.
  const figure = figures.find(({ name }) => name === chosenFigure) ?? figures[0];
  const along = chosenControls ?? play;
  if (figure === undefined) return null;
  const embed = [figure.name, ...along.filter((name) => !name.startsWith(`${figure.name}.`))];
  const html = iframeOf(viewLink(pageAddress(), address.value, { hide: [], embed }), `${title}: ${figure.title}`);
  return (
    <section>
      <h3>Embed a figure in your own page</h3>
      <Choice
        name="Figure"
        value={figure.name}
        options={Object.fromEntries(figures.map(({ name, title }) => [name, title]))}
        onChange={setChosenFigure}
      />
      <details>
        <summary>Controls to include</summary>
        <PartChoice
          legend="These controls come with the figure."
          parts={controls.filter(({ panel }) => panel !== figure.name)}
          isOn={(name) => along.includes(name)}
          onChange={(name, on) => setChosenControls(on ? [...along, name] : along.filter((other) => other !== name))}
        />
      </details>
      <LinkField name="HTML" text={html} />
      <CopyButton text={() => html}>Copy HTML</CopyButton>
    </section>
  );
};
