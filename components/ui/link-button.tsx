import type { ReactNode } from "react";
import { buttonStyle, type Look } from "./button";
import { cn } from "./cn";
import { Link, type LinkProps } from "./link";

export type LinkButtonProps = LinkProps & Look & { icon?: ReactNode };

/** A link that looks like a button: it goes somewhere. */
export function LinkButton({ variant, size, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={cn(buttonStyle({ variant, size }), className)}>
      {icon}
      {children}
    </Link>
  );
}
