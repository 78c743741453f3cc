/**
 * Puts a text on the clipboard. On the plain http of an intranet the browser offers no clipboard to scripts, but still takes
 * what a copy by the person is given: false where it does not.
 */
export function putOnClipboard(text: string): boolean {
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", give, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", give);
  return done;
}
