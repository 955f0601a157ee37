/** The player's icons, drawn by hand on a grid of 20. */
import type { ComponentChildren } from 'preact'

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      {children}
    </svg>
  )
}

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.6',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
} as const

function outline(path: string) {
  return (
    <Icon>
      <path d={path} {...stroke} />
    </Icon>
  )
}

function solid(path: string) {
  return (
    <Icon>
      <path d={path} fill="currentColor" />
    </Icon>
  )
}

export const PlayIcon = () => solid('M6 3.6v12.8a.8.8 0 0 0 1.2.7l10-6.4a.8.8 0 0 0 0-1.4l-10-6.4A.8.8 0 0 0 6 3.6z')
export const PauseIcon = () => solid('M5 3h3.2v14H5zM11.8 3H15v14h-3.2z')
export const ReplayIcon = () => outline('M4 10a6 6 0 1 0 2.1-4.6M4 3.5v3.3h3.3')
export const SkipIcon = () => outline('M3.5 5l5.5 5-5.5 5zM10 5l5.5 5-5.5 5zM17 5v10')
export const EnlargeIcon = () => outline('M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4')
export const ReduceIcon = () => outline('M7.5 3.5v4h-4M16.5 7.5h-4v-4M12.5 16.5v-4h4M3.5 12.5h4v4')
export const HelpIcon = () => outline('M7.2 7.4a2.8 2.8 0 1 1 4.3 2.4c-.9.6-1.5 1.1-1.5 2.2M10 15.2v.1')
export const ListIcon = () => outline('M3.5 5h13M3.5 10h13M3.5 15h8')
export const CloseIcon = () => outline('M5 5l10 10M15 5L5 15')
export const GlobeIcon = () =>
  outline('M3 10a7 7 0 1 0 14 0 7 7 0 1 0-14 0M3 10h14M10 3c2.2 2 3 4.4 3 7s-.8 5-3 7c-2.2-2-3-4.4-3-7s.8-5 3-7')
export const WarningIcon = () => outline('M10 3.5l7 12.5H3zM10 8.5v3.4M10 14v.1')
export const ErrorIcon = () => outline('M3 10a7 7 0 1 0 14 0 7 7 0 1 0-14 0M7.5 7.5l5 5M12.5 7.5l-5 5')
export const InfoIcon = () => outline('M3 10a7 7 0 1 0 14 0 7 7 0 1 0-14 0M10 9.3v4.2M10 6.5v.1')
export const ConsoleIcon = () => outline('M3 4.5h14v11H3zM6 8l2.5 2L6 12M10.5 12.5H14')
export const SearchIcon = () => outline('M3.5 9a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M13 13l4 4')
export const ClickIcon = () => outline('M8 8l8.5 3.2-3.7 1.6-1.6 3.7zM7.5 3v2M3 7.5h2M4.3 4.3l1.4 1.4M10.7 4.3L9.6 5.4')
export const KeyboardIcon = () => outline('M2.5 5.5h15v9h-15zM5.5 8.5v.1M8.5 8.5v.1M11.5 8.5v.1M14.5 8.5v.1M6.5 11.5h7')
export const ResizeIcon = () => outline('M4 8.5V4h4.5M16 11.5V16h-4.5M4 4l12 12')
export const CursorIcon = () => (
  <svg class="cursor-arrow" viewBox="0 0 20 24" width="20" height="24" aria-hidden="true">
    <path
      d="M2 1.5v17.2l4.6-4.3 3 7.1 3.3-1.4-3-7H16z"
      fill="#fff"
      stroke="#16161c"
      stroke-width="1.5"
      stroke-linejoin="round"
    />
  </svg>
)
