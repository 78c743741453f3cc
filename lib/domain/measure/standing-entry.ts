/** Progress that stands: what was taken back with the import that brought it is told in the history alone. */
export const standingEntry = { withdrawn: null } as const;
