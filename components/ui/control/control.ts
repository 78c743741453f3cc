/** Shape shared by every typed or chosen control. */
export const CONTROL =
  "w-full min-w-0 rounded-md border border-field bg-surface px-2.5 text-base text-ink hover:border-muted focus-visible:outline-offset-0 disabled:border-line-strong disabled:bg-sunken disabled:text-muted aria-invalid:border-red";
