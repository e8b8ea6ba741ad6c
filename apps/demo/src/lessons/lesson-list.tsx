import { LESSONS, type LessonEntry } from "./lessons.js";
import { solvedLessons } from "./progress.js";

const DOCUMENTS = { tutorial: "The tutorial", notebook: "The notebook" } as const;

/** Links to all lessons, with what has been solved. */
export const LessonList = ({ now }: { readonly now?: LessonEntry }) => (
  <nav class="lesson-list" aria-label="Lessons">
    {(["tutorial", "notebook"] as const).map((document) => (
      <section key={document}>
        <h2>{DOCUMENTS[document]}</h2>
        <ol start={LESSONS.findIndex((entry) => entry.document === document) + 1}>
          {LESSONS.filter((entry) => entry.document === document).map(({ id, title }) => (
            <li key={id}>
              <a href={`#/lessons/${id}`} aria-current={id === now?.id ? "page" : undefined}>
                {title}
              </a>
              {solvedLessons.value.includes(id) && <span class="solved-mark">solved</span>}
            </li>
          ))}
        </ol>
      </section>
    ))}
  </nav>
);

/** `3 of 14 solved` */
export const progressWords = (): string =>
  `${LESSONS.filter(({ id }) => solvedLessons.value.includes(id)).length} of ${LESSONS.length} solved`;
