/** The panel's tabs: what was counted when the page was made, and what a search has found. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { SessionIndex, TracksIndex } from '../../model/bundle.ts'
import type { Controller } from '../core/controller.ts'
import { countText, wholeText } from '../parts/format.ts'
import { WarningIcon } from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import { ALL_TRACKS } from './all.ts'
import type { Found } from './finder.ts'
import type { Query } from './query.ts'
import { type ListName, TABS, type TabName, isList } from './tab-names.ts'
import { troublesOf, viewOf } from './track-views.ts'

interface TabsProps {
  readonly controller: Controller
  readonly shown: TabName
  /** Undefined while nothing is looked for. */
  readonly searched: { readonly query: Query; readonly found: Found } | undefined
  onShow(name: TabName): void
}

export const tabId = (name: TabName) => `portable-replay-tab-${name}`

/** Puts the focus there, once it is drawn. */
export function focusTab(name: TabName): void {
  requestAnimationFrame(() => document.getElementById(tabId(name))?.focus())
}

/** One stop for the keyboard; arrows lead from tab to tab, and a tab that is reached is shown. */
export function PanelTabs({ controller, shown, searched, onShow }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  // where not all have room, the chosen one is in view
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shown])
  const move = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const place = TABS.indexOf(shown)
    const places: { readonly [key: string]: number } = {
      ArrowLeft: place - 1,
      ArrowRight: place + 1,
      Home: 0,
      End: TABS.length - 1,
    }
    if (!Object.hasOwn(places, event.key)) return
    event.preventDefault()
    const name = TABS.at((places[event.key] ?? 0) % TABS.length) ?? shown
    onShow(name)
    event.currentTarget.querySelector<HTMLElement>(`#${tabId(name)}`)?.focus()
  }
  return (
    <div class="track-tabs" ref={list} role="tablist" aria-label={say('lists')} onKeyDown={move}>
      {TABS.map((name) => (
        <button
          type="button"
          key={name}
          id={tabId(name)}
          class="track-tab"
          role="tab"
          aria-selected={name === shown}
          tabIndex={name === shown ? 0 : -1}
          onClick={() => onShow(name)}
        >
          {tabLabel(name)}{' '}
          {searched ? (
            <TabHits hits={hitsOf(name, controller.session, searched)} />
          ) : (
            <TabCounts session={controller.session} name={name} />
          )}
        </button>
      ))}
    </div>
  )
}

function tabLabel(name: TabName): string {
  return name === 'pages' ? say('tab-pages') : name === 'about' ? say('tab-about') : viewOf(name).label
}

/** Undefined where nothing is known, or nothing is counted. */
function hitsOf(
  name: TabName,
  session: SessionIndex,
  { query, found }: NonNullable<TabsProps['searched']>,
): number | undefined {
  if (name === 'about') return undefined
  if (name === 'pages') return session.pages.filter(({ href }) => query.finds(href)).length
  if (name !== 'all') return found[name]?.rows.length
  return ALL_TRACKS.reduce((sum, each) => sum + (found[each]?.rows.length ?? 0), 0)
}

function TabHits({ hits }: { hits: number | undefined }) {
  if (hits === undefined) return null
  return (
    <span class={hits > 0 ? 'tab-hits' : 'tab-hits is-none'}>
      <span aria-hidden="true">{countText(hits)}</span>
      <span class="unseen">{say('tab-hits', { count: wholeText(hits) })}</span>
    </span>
  )
}

function TabCounts({ session, name }: { session: SessionIndex; name: TabName }) {
  if (name === 'about') return null
  if (!isList(name)) return <span class="count">{countText(session.pages.length)}</span>
  const tracks = session.tracks ?? {}
  const troubles = troublesOf(tracks, name)
  return (
    <>
      <span class="count">{countText(rowsOf(tracks, name))}</span>
      {troubles.count > 0 && <Troubles {...troubles} />}
    </>
  )
}

function rowsOf(tracks: TracksIndex, name: ListName): number {
  return (name === 'all' ? ALL_TRACKS : [name]).reduce((sum, each) => sum + (tracks[each]?.count ?? 0), 0)
}

/** A number that says what it counts, also to those who see neither colour nor icon. */
function Troubles({ count, name }: { count: number; name: string }) {
  return (
    <span class="troubles" title={`${wholeText(count)} ${name}`}>
      <WarningIcon />
      {countText(count)} <span class="unseen">{name}</span>
    </span>
  )
}
