import { useId } from "preact/hooks";
import { openedFile } from "../../opened-file.js";

/** A button to choose a file with a table. */
export const FileChooser = () => {
  const id = useId();
  return (
    <div class="file-chooser">
      <label class="button" for={id}>
        Choose a table …
        <input
          id={id}
          class="visually-hidden"
          type="file"
          accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson,.parquet,text/csv"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file !== undefined) openedFile.value = file;
            // So that the same file can be chosen again once it is corrected.
            currentTarget.value = "";
          }}
        />
      </label>
      <p class="quiet small">
        Or drop a CSV file anywhere in the page. Nothing leaves your browser: all of it is computed and kept there.
      </p>
    </div>
  );
};
