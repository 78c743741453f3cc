/** Whether a part of the page could not be loaded: after an upgrade the server has its files no more. */
export function isMissingFile(error: unknown): boolean {
  return error instanceof Error && (error.name === "ChunkLoadError" || /^Failed to load chunk /.test(error.message));
}
