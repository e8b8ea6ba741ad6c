/** Long enough for a browser to have begun with a download. */
const UNTIL_IT_HAS_BEGUN = 10_000;

/** Has the browser save a file. */
export const saveFile = (name: string, bytes: Uint8Array<ArrayBuffer>): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), UNTIL_IT_HAS_BEGUN);
};
