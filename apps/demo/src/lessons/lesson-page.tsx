import type { Lesson, Verdict } from "./lesson.js";
import { LessonList, progressWords } from "./lesson-list.js";
import { LESSONS, type LessonEntry } from "./lessons.js";
import { markSolved, solvedLessons } from "./progress.js";

const VERDICTS: Readonly<Record<Verdict, string>> = {
  so: "It is so.",
  "in part": "In part.",
  "not so": "It is not so.",
};

interface LessonPageProps {
  readonly entry: LessonEntry;
  readonly lesson: Lesson;
}

/** A lesson: prose, a task that the page checks, a figure, what the document says, and the way on. */
export const LessonPage = ({ entry, lesson }: LessonPageProps) => {
  const { place, text, Figure, task, found, document: claim, room } = lesson;
  const solved = solvedLessons.value.includes(entry.id);
  const number = LESSONS.indexOf(entry) + 1;
  const next = LESSONS[number];
  return (
    <div class="lessons">
      <article class="lesson" aria-labelledby="lesson-title">
        <header>
          <p class="quiet small">
            Lesson {number} of {LESSONS.length} · {place}
          </p>
          <h1 id="lesson-title">{entry.title}</h1>
        </header>
        <div class="lesson-text">{text}</div>
        <section class={`lesson-task ${solved ? "solved" : ""}`} aria-labelledby="lesson-task">
          <h2 id="lesson-task">Try it</h2>
          <p>{task}</p>
          <div role="status">{solved && <p class="lesson-found">Solved. {found}</p>}</div>
        </section>
        <div class="lesson-figure">
          <Figure onSolved={() => markSolved(entry.id)} />
        </div>
        <details class="lesson-document" open={solved}>
          <summary>What the document says, and whether it is so</summary>
          <blockquote>{claim.said}</blockquote>
          <p>
            <strong class={claim.verdict === "so" ? "good" : "bad"}>{VERDICTS[claim.verdict]}</strong> {claim.ours}
          </p>
        </details>
        <p class="lesson-ways">
          {next === undefined ? (
            <a class="button main" href="#/lessons">
              All lessons
            </a>
          ) : (
            <a class={`button ${solved ? "main" : ""}`} href={`#/lessons/${next.id}`}>
              Next: {next.title}
            </a>
          )}
          <a href={room.href}>{room.name}</a>
        </p>
      </article>
      <aside class="lesson-path" aria-label="All lessons">
        <p class="quiet">
          {progressWords()} · <a href="#/lessons">All lessons</a>
        </p>
        <LessonList now={entry} />
      </aside>
    </div>
  );
};
