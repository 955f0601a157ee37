/** The colours that the viewer has chosen, in the place of those that the page was made with. */
import { useLayoutEffect } from 'preact/hooks'
import type { Controller } from './core/controller.ts'
import { useStore } from './parts/use-store.ts'

/** What a host asks for in the address (see guard.ts) comes before what was kept. */
const ASKED_BY_HOST = /[#&]theme=/

/** The choice is made once the viewer makes it; one that was kept counts where nobody else asks for another. */
export function useTheme({ settings }: Controller): void {
  const theme = useStore(settings, ({ theme }) => theme)
  useLayoutEffect(() => {
    if (theme !== 'page' && !ASKED_BY_HOST.test(location.hash)) document.documentElement.dataset['theme'] = theme
  }, [theme])
}

/** The colours of the page now: `light`, `dark` or `system`. */
export function shownTheme(): string {
  return document.documentElement.dataset['theme'] ?? 'system'
}
