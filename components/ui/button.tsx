import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";

export const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none disabled:opacity-55 aria-disabled:opacity-55 print:hidden [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "border-solid bg-solid text-white not-disabled:hover:bg-solid-hover",
        default: "border-line-strong bg-surface text-ink not-disabled:hover:border-field not-disabled:hover:bg-hover",
        quiet: "border-transparent bg-transparent text-link not-disabled:hover:bg-hover",
        danger: "border-red-line bg-surface text-red not-disabled:hover:border-red not-disabled:hover:bg-red-tint",
      },
      size: { sm: "h-7 px-2 text-sm", md: "h-8 px-3 text-base" },
    },
    defaultVariants: { variant: "default", size: "md" },
  },
);

export type Look = VariantProps<typeof buttonStyle>;

export type ButtonProps = ComponentProps<"button"> & Look & { pending?: boolean | undefined; icon?: ReactNode };

/**
 * A button that does something here. While `pending` it keeps its place and its focus but takes no further press; a form
 * around a pending submit button refuses the second submission itself.
 */
export function Button({
  variant,
  size,
  pending,
  icon,
  className,
  children,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      onClick={pending ? undefined : onClick}
      className={cn(buttonStyle({ variant, size }), className)}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </button>
  );
}
