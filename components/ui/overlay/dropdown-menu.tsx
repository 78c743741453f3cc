"use client";

import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";

/** A list of further acts behind a button; arrow keys, letters and Esc work. Not modal, so that no style element is needed. */
export function DropdownMenu({
  trigger,
  align = "end",
  children,
}: {
  trigger: ReactNode;
  align?: "start" | "end" | undefined;
  children: ReactNode;
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          className="z-50 min-w-36 rounded-md border border-line-strong bg-surface py-1 shadow-pop outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const ITEM =
  "flex h-8 w-full items-center gap-2 px-3 text-left outline-none select-none data-[disabled]:opacity-55 data-[highlighted]:bg-hover [&_svg]:size-4";

export type MenuItemProps = {
  href?: string | undefined;
  onSelect?: (() => void) | undefined;
  icon?: ReactNode;
  tone?: "default" | "danger" | undefined;
  disabled?: boolean | undefined;
  children: ReactNode;
};

export function MenuItem({ href, onSelect, icon, tone, disabled = false, children }: MenuItemProps) {
  const style = cn(ITEM, tone === "danger" && "text-red");
  if (href) {
    return (
      <Radix.Item asChild disabled={disabled}>
        <Link href={href} className={style}>
          {icon}
          {children}
        </Link>
      </Radix.Item>
    );
  }
  return (
    <Radix.Item className={style} disabled={disabled} {...(onSelect ? { onSelect } : {})}>
      {icon}
      {children}
    </Radix.Item>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-3 py-1 text-xs text-muted">{children}</Radix.Label>;
}
