import { sentenceOf } from "../sentence-of.js";
/** A worker that takes requests. */
export interface StartedWorker<Request> {
  post(request: Request): void;
  /** Ends it: nothing more comes of it. */
  end(): void;
}

interface WorkerListeners<Report> {
  readonly onReport: (report: Report) => void;
  /** Called with a sentence if it could not be started or has died; then it is gone. */
  readonly onEnd: (sentence: string) => void;
}

/** Starts a worker. Undefined where a browser has none, of which `onEnd` is told. */
export const startWorker = <Request, Report>(
  start: () => Worker,
  { onReport, onEnd }: WorkerListeners<Report>,
): StartedWorker<Request> | undefined => {
  let worker: Worker;
  try {
    worker = start();
  } catch (error) {
    onEnd(sentence("The worker could not be started", sentenceOf(error)));
    return undefined;
  }
  let ended = false;
  const end = (): void => {
    ended = true;
    worker.terminate();
  };
  // What was on its way when it ended may still arrive.
  worker.onmessage = ({ data }: MessageEvent<Report>) => {
    if (!ended) onReport(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    if (ended) return;
    end();
    onEnd(sentence("The computation has stopped", event.message));
  };
  return { post: (request) => worker.postMessage(request), end };
};

/** What has happened and, if that is known, why. */
const sentence = (what: string, why: string | undefined): string =>
  `${what}${why ? `: ${why.replace(/\.$/, "")}` : ""}.`;
