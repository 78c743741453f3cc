/** Header in which proxy.ts hands the path asked for to pages, which are not told it otherwise. */
export const REQUEST_PATH_HEADER = "x-request-path";
