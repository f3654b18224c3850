/** A button that shows a sign; what it does is heard, and seen when it is pointed at. */
import type { ComponentProps, ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

interface IconButtonProps extends Pick<
  ComponentProps<'button'>,
  'aria-expanded' | 'aria-pressed' | 'children' | 'onClick'
> {
  readonly icon: IconName
  readonly label: string
  /** Seen when pointed at: the label and perhaps its key. */
  readonly title?: string
  readonly className?: string
}

export function IconButton({
  icon,
  label,
  title = label,
  className = '',
  children,
  ...rest
}: IconButtonProps): ReactNode {
  return (
    <button type="button" className={`icon-button ${className}`.trim()} title={title} aria-label={label} {...rest}>
      <Icon name={icon} />
      {children}
    </button>
  )
}
