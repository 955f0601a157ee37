/** A button that opens a small sheet of controls above it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'

interface PopupProps {
  /** Of the button and of the sheet. */
  readonly name: string
  readonly icon: ComponentChildren
  /** Drawn while it is open; `close` gives the focus back to the button. */
  readonly children: (close: () => void) => ComponentChildren
}

/** Escape closes it, and so does what happens outside of it. */
export function Popup({ name, icon, children }: PopupProps) {
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => {
    if (!isOpen) return undefined
    box.current?.querySelector<HTMLElement>('.popup-sheet :is(button, input, select)')?.focus()
    const ending = new AbortController()
    const outside = ({ target }: Event) => !box.current?.contains(target as Node) && setOpen(false)
    document.addEventListener('pointerdown', outside, { signal: ending.signal })
    document.addEventListener('focusin', outside, { signal: ending.signal })
    return () => ending.abort()
  }, [isOpen])
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <div
      class="popup"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        event.preventDefault()
        close()
      }}
    >
      <button
        type="button"
        class="button"
        ref={button}
        aria-label={name}
        title={name}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {icon}
      </button>
      {isOpen && (
        <div class="popup-sheet" id={id} role="group" aria-label={name}>
          {children(close)}
        </div>
      )}
    </div>
  )
}
