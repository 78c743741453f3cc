/**
 * Leaving a field by a press on a button comes before the click: a message shown in between moves the button from under the
 * pointer, and the press is lost. What moves the page waits until the press has become its click.
 */

let pressed = false;
let watchers = 0;
let waiting: (() => void)[] = [];

function onDown(): void {
  pressed = true;
}

function onUp(): void {
  pressed = false;
  const due = waiting;
  waiting = [];
  // The click follows in the same task.
  if (due.length === 0) return;
  setTimeout(() => {
    for (const act of due) act();
  });
}

const EVENTS = [
  ["mousedown", onDown],
  ["mouseup", onUp],
  // A press that becomes a drag ends without a mouseup.
  ["dragend", onUp],
] as const;

/** From now on it is known whether a press is under way. @returns how to stop */
export function watchPress(): () => void {
  watchers += 1;
  if (watchers === 1) for (const [name, act] of EVENTS) document.addEventListener(name, act, true);
  return () => {
    watchers -= 1;
    if (watchers === 0) for (const [name, act] of EVENTS) document.removeEventListener(name, act, true);
  };
}

/** Acts now, or while a press is under way once its click has been taken. */
export function afterPress(act: () => void): void {
  if (pressed) waiting.push(act);
  else act();
}
