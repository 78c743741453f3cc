import NextLink from "next/link";
import type { ComponentProps } from "react";

/**
 * A link inside the application. Next fetches ahead whatever a link in sight leads to: a table of 50 rows would ask the
 * server for 50 pages nobody opened, each with its own look at the session. Here a page is read when it is asked for.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
