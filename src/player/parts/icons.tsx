/** The player's icons: Lucide's (https://lucide.dev), each by what it stands for here. */
import { h } from 'preact'
import {
  Bell,
  Braces,
  Bug,
  ChevronDown,
  ChevronUp,
  Check,
  ChevronRight,
  CircleQuestionMark,
  CircleX,
  Copy,
  Download,
  FastForward,
  FileText,
  FileCode,
  FlaskConical,
  FoldHorizontal,
  Globe,
  Image,
  Info,
  Keyboard,
  Link,
  List,
  Maximize,
  Minimize,
  MousePointerClick,
  Network,
  MoveHorizontal,
  PanelRight,
  Pause,
  Play,
  RotateCcw,
  Scaling,
  Search,
  Settings2,
  Share2,
  SquareTerminal,
  TriangleAlert,
  User,
  X,
  ZoomIn,
  ZoomOut,
  type IconNode,
} from 'lucide'

/** Draws an icon in the colour of the text around it; what it means is said elsewhere. */
function icon(shapes: IconNode, kind: 'outline' | 'solid' = 'outline') {
  return () => (
    <svg class={`icon is-${kind}`} viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      {shapes.map(([tag, attributes]) => h(tag, attributes as object))}
    </svg>
  )
}

export const PlayIcon = icon(Play, 'solid')
export const PauseIcon = icon(Pause, 'solid')
export const ReplayIcon = icon(RotateCcw)
export const SkipIcon = icon(FastForward)
export const EnlargeIcon = icon(Maximize)
export const ReduceIcon = icon(Minimize)
export const SettingsIcon = icon(Settings2)
export const HelpIcon = icon(CircleQuestionMark)
export const PageIcon = icon(FileCode)
export const PictureIcon = icon(Image)
export const PersonIcon = icon(User)
export const BellIcon = icon(Bell)
export const ListIcon = icon(List)
export const CloseIcon = icon(X)
export const GlobeIcon = icon(Globe)
export const WarningIcon = icon(TriangleAlert)
export const ErrorIcon = icon(CircleX)
export const InfoIcon = icon(Info)
export const InspectorIcon = icon(PanelRight)
export const SearchIcon = icon(Search)
export const NextHitIcon = icon(ChevronDown)
export const PreviousHitIcon = icon(ChevronUp)
export const ClickIcon = icon(MousePointerClick)
export const KeyboardIcon = icon(Keyboard)
export const CopyIcon = icon(Copy)
export const BugIcon = icon(Bug)
export const ChevronIcon = icon(ChevronRight)
export const CheckIcon = icon(Check)
export const ResizeIcon = icon(Scaling)
export const FoldIcon = icon(FoldHorizontal)
export const WholeIcon = icon(MoveHorizontal)
export const ZoomInIcon = icon(ZoomIn)
export const ZoomOutIcon = icon(ZoomOut)

export const ShareIcon = icon(Share2)
export const LinkIcon = icon(Link)
export const SaveIcon = icon(Download)
export const DocumentIcon = icon(FileText)
export const TestIcon = icon(FlaskConical)
export const NetworkIcon = icon(Network)
export const TerminalIcon = icon(SquareTerminal)
export const BracesIcon = icon(Braces)

/** The recorded pointer, as systems draw theirs. */
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
