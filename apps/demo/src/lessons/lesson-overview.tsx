import { Button } from "../ui/button.js";
import { LessonList, progressWords } from "./lesson-list.js";
import { LESSONS } from "./lessons.js";
import { forgetProgress, solvedLessons } from "./progress.js";

/** What the lessons are, and where to begin or go on. */
export const LessonOverview = () => {
  const solved = solvedLessons.value;
  const next = LESSONS.find(({ id }) => !solved.includes(id));
  return (
    <>
      <h1>Lessons</h1>
      <p class="lead">
        A path through a tutorial and a notebook on gradient descent, from the first line to the last. Read a little,
        try it, and see whether what they say is so.
      </p>
      <p class="lesson-ways">
        {next === undefined ? (
          <a class="button main" href="#/playground">
            Go on in the Playground
          </a>
        ) : (
          <a class="button main" href={`#/lessons/${next.id}`}>
            {solved.length === 0 ? "Begin" : `Go on with ${next.title}`}
          </a>
        )}
        <span class="quiet" role="status">
          {progressWords()}, kept in this browser.
        </span>
        {/* It stays where it was pressed. */}
        <Button kind="quiet" onClick={forgetProgress} disabled={solved.length === 0}>
          Forget my progress
        </Button>
      </p>
      <div class="lesson-overview">
        <LessonList />
      </div>
    </>
  );
};
