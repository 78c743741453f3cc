import type { ComponentProps } from "react";

export type LinkProps = Omit<ComponentProps<"a">, "href"> & {
  href: string;
  /** false: what it leads to is the same page cut otherwise, and stays scrolled as it is. */
  scroll?: boolean;
};

/**
 * A link inside the application: a plain anchor, which one listener follows (components/shell/follow-links). Fifty of them on
 * a page cost what their words cost; Next's own draw a component each, and fetch ahead what nobody opened.
 */
export function Link({ scroll = true, children, ...rest }: LinkProps) {
  return (
    <a {...rest} {...(scroll ? {} : { "data-stay": "" })}>
      {children}
    </a>
  );
}
