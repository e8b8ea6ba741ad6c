import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../ui/button.js";
import { Panel } from "../../ui/panel.js";
import { Problem } from "../../ui/problem.js";
import { saveFile } from "../../ui/save-file.js";
import type { DigitsPicture } from "./digits-picture.js";

interface ModelPanelProps {
  readonly picture: DigitsPicture | undefined;
  readonly onTake: () => void;
  readonly onOpen: (file: File) => void;
  readonly onClose: () => void;
}

/** The network as a file: to take along, and to open again. */
export const ModelPanel = ({ picture, onTake, onOpen, onClose }: ModelPanelProps) => {
  const input = useRef<HTMLInputElement>(null);
  const taken = picture?.taken;
  useEffect(() => {
    if (taken !== undefined) saveFile(taken.name, taken.bytes);
  }, [taken?.version]);
  return (
    <Panel title="Model file" name="model">
      <div class="images">
        <p class="quiet small">
          What you train stays in this browser, and is there again after a reload. As a file it opens here, in{" "}
          <code>gd inspect</code>, and in Python as safetensors.
        </p>
        {picture?.modelProblem && <Problem>{picture.modelProblem}</Problem>}
        <div class="buttons">
          <Button onClick={onTake} disabled={picture?.network === undefined}>
            Download
          </Button>
          <Button onClick={() => input.current?.click()}>Open</Button>
          <Button onClick={onClose} disabled={picture?.reader !== "opened"}>
            Close file
          </Button>
        </div>
        <input
          ref={input}
          type="file"
          accept=".safetensors"
          hidden
          aria-label="Model file"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file !== undefined) onOpen(file);
            // So that the same file can be chosen again.
            currentTarget.value = "";
          }}
        />
      </div>
    </Panel>
  );
};
