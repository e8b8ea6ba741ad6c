import "./drop-anywhere.css";
import { useEffect, useState } from "preact/hooks";

interface DropAnywhereProps {
  /** Called with the first file that is dropped. */
  readonly onFile: (file: File) => void;
}

/** Takes a file that is dropped anywhere in the page, and says so while one is held over it. */
export const DropAnywhere = ({ onFile }: DropAnywhereProps) => {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent): void => {
      // A place that takes other files has said so.
      if (!hasFile(event) || event.defaultPrevented) {
        setOver(false);
        return;
      }
      // Without this, the browser would open the file in place of the page.
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!hasFile(event) || event.defaultPrevented) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) onFile(file);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [onFile]);
  return isOver ? (
    <div class="drop-anywhere" aria-hidden="true">
      Drop your table here. It stays in this page.
    </div>
  ) : null;
};
