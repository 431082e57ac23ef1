import clsx from 'clsx';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import styles from './Button.module.css';

/** One `primary` in view at a time. */
export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'medium' | 'small';

export interface ButtonLook {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
}

export interface ButtonProps
  extends Omit<ComponentPropsWithRef<'button'>, 'className' | 'style'>, ButtonLook {}

/** The look of a button for a link that leads somewhere (give it to Docusaurus's Link as `className`). */
export function buttonClass({ variant = 'secondary', size = 'medium' }: ButtonLook = {}): string {
  return clsx(
    styles.button,
    size === 'small' && styles.small,
    variant !== 'secondary' && styles[variant],
  );
}

export function Button({ variant, size, type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={buttonClass({ variant, size })} />;
}

export interface IconButtonProps extends Omit<
  ComponentPropsWithRef<'button'>,
  'className' | 'style' | 'aria-label' | 'title' | 'children'
> {
  /** Its name for screen readers and its tooltip: `Remove target "TTFT p99"`. */
  readonly label: string;
  /** One of the icons of `icons.tsx`. */
  readonly icon: ReactNode;
}

export function IconButton({ label, icon, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={label}
      className={clsx(styles.button, styles.icon)}
    >
      {icon}
    </button>
  );
}

export interface ButtonRowProps {
  readonly children: ReactNode;
  /** `spread`: the first at the start, the last at the end. */
  readonly align?: 'start' | 'spread' | undefined;
}

export function ButtonRow({ children, align = 'start' }: ButtonRowProps) {
  return <div className={clsx(styles.row, align === 'spread' && styles.spread)}>{children}</div>;
}
