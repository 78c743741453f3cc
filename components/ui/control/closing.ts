import { useRef } from "react";

/**
 * Where the focus goes when the list of a chooser closes: back to its button, or, when the chooser is done with, to what comes
 * next. Only once the list is gone: opened earlier, the next one would be closed by the focus that goes back.
 */
export function useClosing(onDone: (() => void) | undefined) {
  const isDone = useRef(false);
  return {
    done: () => {
      isDone.current = onDone !== undefined;
    },
    onCloseAutoFocus: (event: Event) => {
      if (!isDone.current) return;
      isDone.current = false;
      event.preventDefault();
      onDone?.();
    },
  };
}
