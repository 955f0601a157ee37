/** The sheet of settings: what a viewer sets once, and finds again where the browser keeps it. */
import type { Controller } from './core/controller.ts'
import { SettingsIcon } from './parts/icons.tsx'
import { useRecordedZone } from './parts/moment-text.ts'
import { Popup } from './parts/popup.tsx'
import { say } from './parts/say.ts'
import { useStore } from './parts/use-store.ts'
import { shownTheme } from './theme.ts'

interface SheetProps {
  readonly controller: Controller
}

export function SettingsButton({ controller }: SheetProps) {
  return (
    <Popup name={say('settings')} icon={<SettingsIcon />}>
      {() => <Sheet controller={controller} />}
    </Popup>
  )
}

function Sheet({ controller }: SheetProps) {
  const { store, settings } = controller
  const skipIdle = useStore(store, ({ skipIdle }) => skipIdle)
  return (
    <div class="settings">
      <h2>{say('playing')}</h2>
      <Switch name={say('skip-idle')} isOn={skipIdle} onChange={() => controller.toggleSkipIdle()} />
      <Setting settings={settings} name="loop" />
      <Setting settings={settings} name="sound" />
      <Follow controller={controller} />
      <h2>{say('picture')}</h2>
      <Scale controller={controller} />
      <Setting settings={settings} name="cursor" />
      <Setting settings={settings} name="trail" />
      <Setting settings={settings} name="inputMarks" />
      <h2>{say('this-page')}</h2>
      <Times controller={controller} />
      <Theme controller={controller} />
    </div>
  )
}

interface SettingProps {
  readonly settings: Controller['settings']
  readonly name: 'loop' | 'sound' | 'cursor' | 'trail' | 'inputMarks'
}

function Setting({ settings, name }: SettingProps) {
  const isOn = useStore(settings, (now) => now[name])
  return <Switch name={say(`set-${name}`)} isOn={isOn} onChange={() => settings.set({ [name]: !isOn })} />
}

/** Of a session with one tab there is nothing to follow. */
function Follow({ controller }: SheetProps) {
  const { store } = controller
  const following = useStore(store, ({ following }) => following)
  const window = useStore(store, ({ window }) => window)
  const several = useStore(store, () => controller.session.windows.length > 1)
  if (!several) return null
  const toggle = () => void (following ? controller.selectWindow(window) : controller.followWindows())
  return <Switch name={say('set-follow')} isOn={following} onChange={toggle} />
}

function Scale({ controller: { settings } }: SheetProps) {
  const scale = useStore(settings, ({ scale }) => scale)
  const choices = { fit: say('scale-fit'), full: say('scale-full') }
  return (
    <Choice name={say('set-scale')} choices={choices} chosen={scale} onChoose={(scale) => settings.set({ scale })} />
  )
}

/** The recorded person's time is offered where it is known. */
function Times({ controller }: SheetProps) {
  const { settings, store } = controller
  const times = useStore(settings, ({ times }) => times)
  const zone = useRecordedZone(
    controller,
    useStore(store, ({ session }) => session),
  )
  const choices = {
    relative: say('times-relative'),
    utc: say('times-utc'),
    local: say('times-local'),
    ...(zone !== undefined && { recorded: say('times-recorded') }),
  }
  return (
    <Choice name={say('set-times')} choices={choices} chosen={times} onChoose={(times) => settings.set({ times })} />
  )
}

function Theme({ controller: { settings } }: SheetProps) {
  const theme = useStore(settings, ({ theme }) => theme)
  const choices = { system: say('theme-system'), light: say('theme-light'), dark: say('theme-dark') }
  const chosen = theme === 'page' ? (shownTheme() as keyof typeof choices) : theme
  return (
    <Choice name={say('set-theme')} choices={choices} chosen={chosen} onChoose={(theme) => settings.set({ theme })} />
  )
}

interface SwitchProps {
  readonly name: string
  readonly isOn: boolean
  onChange(): void
}

function Switch({ name, isOn, onChange }: SwitchProps) {
  return (
    <label class="setting">
      {name}
      <input type="checkbox" role="switch" checked={isOn} onChange={onChange} />
    </label>
  )
}

interface ChoiceProps<Value extends string> {
  readonly name: string
  readonly choices: { readonly [value in Value]?: string }
  readonly chosen: Value
  onChoose(value: Value): void
}

function Choice<Value extends string>({ name, choices, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <label class="setting">
      {name}
      <select onChange={({ currentTarget }) => onChoose(currentTarget.value as Value)}>
        {(Object.entries(choices) as [Value, string][]).map(([value, text]) => (
          <option key={value} value={value} selected={value === chosen}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}
