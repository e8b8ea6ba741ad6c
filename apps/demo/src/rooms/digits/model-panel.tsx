import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../ui/button.js";
import { Panel } from "../../ui/panel.js";
import { Problem } from "../../ui/problem.js";
import type { DigitsPicture, TakenFile } from "./digits-picture.js";

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
    if (taken !== undefined) save(taken);
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

const save = ({ name, bytes }: TakenFile): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};
