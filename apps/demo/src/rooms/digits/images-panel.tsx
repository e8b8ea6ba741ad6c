import { useRef, useState } from "preact/hooks";
import { Button } from "../../ui/button.js";
import { Panel } from "../../ui/panel.js";
import { Problem } from "../../ui/problem.js";
import type { DigitsPicture } from "./digits-picture.js";
import { showCount } from "./show-numbers.js";

interface ImagesPanelProps {
  readonly images: DigitsPicture["images"] | undefined;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onPacked: () => void;
}

/** The images in use, and a way to the whole set. */
export const ImagesPanel = ({ images, onFiles, onPacked }: ImagesPanelProps) => {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    if (files && files.length > 0) onFiles([...files]);
  };
  return (
    <Panel title="Images">
      <section
        class={`images ${over ? "over" : ""}`}
        aria-label="Drop files here"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer?.files);
        }}
      >
        <p role="status">
          {images === undefined || images.test === 0
            ? "Loading the images …"
            : `${showCount(images.training)} to learn from and ${showCount(images.test)} to test with, ${images.from === "files" ? "from your files" : "drawn from MNIST at random with a fixed seed"}.`}
        </p>
        {images?.problem && <Problem>{images.problem}</Problem>}
        <p class="quiet small">
          For all of MNIST, drop its four files here or choose them: images and labels, plain or .gz.
        </p>
        <div class="buttons">
          <Button onClick={() => input.current?.click()}>Choose files</Button>
          <Button onClick={onPacked} disabled={images?.from !== "files"}>
            Back to the sample
          </Button>
        </div>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label="Files of MNIST"
          onChange={({ currentTarget }) => {
            take(currentTarget.files);
            // So that the same files can be chosen again.
            currentTarget.value = "";
          }}
        />
      </section>
    </Panel>
  );
};
