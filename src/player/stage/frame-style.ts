/** Style inside stand-ins for frames: what a document of its own gives and a shadow root does not. */

/** `:host` rules are weaker than any rule of the page, like a browser's own rules for frames. */
export const FRAME_STYLE = `
:host{display:inline-block;box-sizing:content-box;width:300px;height:150px;border:2px inset;overflow:hidden;contain:size layout paint}
:host([frameborder="0"]),:host([frameborder="no"]){border-width:0}
:host([hidden]){display:none}
.rr-host{all:initial;display:block;position:relative;width:100%;height:100%;contain:strict;container:rr-frame / size;background:#fff;overflow:hidden}
.rr-doc{position:relative;width:100%;height:100%;overflow:auto;overflow-anchor:none}
.rr-label{position:absolute;inset:0;display:grid;place-content:center;padding:8px;text-align:center;font:13px/1.4 system-ui,sans-serif;color:#57606a;background:repeating-linear-gradient(45deg,#f6f8fa 0 8px,#eef1f4 8px 16px)}
.rr-doc:not(:empty){background:#fff}
html{--rr-rem:1em;display:block}
`

interface FrameTree {
  readonly root: ShadowRoot
  readonly scroller: HTMLElement
  /** Brings the frame's own rules to the stand-ins inside it. */
  readonly followRules: () => void
}

const LENGTH = /(?<![\w.#-])(?:-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)(?:[sld]?v(?:h|w|min|max|i|b)|rem)\b/gi

/** Viewport units become units of the frame's box; rem becomes the font size of the frame's own root element. */
function ownUnits(text: string): string {
  return text.replace(LENGTH, (length) => {
    const [, amount, unit] = /^(.*?)([a-z]+)$/i.exec(length) as unknown as [string, string, string]
    return unit.toLowerCase() === 'rem'
      ? `calc(${amount} * var(--rr-rem))`
      : `${amount}cq${unit.replace(/^[sld]?v/i, '')}`
  })
}

function ownSelector(text: string): string {
  return text.replace(/:root\b/g, () => 'html')
}

/** Changes the rules of a sheet in place, so that the indexes that recorded changes speak of stay right. */
function ownRules(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) {
      if (rule.selectorText.includes(':root')) rule.selectorText = ownSelector(rule.selectorText)
      const mapped = ownUnits(rule.style.cssText)
      if (mapped !== rule.style.cssText) rule.style.cssText = mapped
    } else if (rule instanceof CSSFontFaceRule) {
      adoptFont(rule)
    }
    if ('cssRules' in rule) ownRules(rule.cssRules as CSSRuleList)
  }
}

/** Fonts that a shadow root declares are ignored; the document's are seen inside it. */
function adoptFont({ style }: CSSFontFaceRule): void {
  const value = (name: string) => style.getPropertyValue(name)
  const family = value('font-family').replace(/^["']|["']$/g, '')
  const descriptors = { weight: value('font-weight'), style: value('font-style'), unicodeRange: value('unicode-range') }
  const given = Object.fromEntries(Object.entries(descriptors).filter(([, text]) => text !== ''))
  try {
    document.fonts.add(new FontFace(family, value('src'), given))
  } catch {
    // a font that the browser can't read leaves the next family in the list
  }
}

/** A document's background and overflow belong to its viewport; they come from its root element, else from its body. */
function viewportStyle(scroller: HTMLElement): void {
  const html = scroller.querySelector(':scope > html')
  if (!html) return
  const body = html.querySelector(':scope > body')
  const styles = [html, body].filter((element) => element !== null).map((element) => getComputedStyle(element))
  const painted = styles.find((s) => s.backgroundColor !== 'rgba(0, 0, 0, 0)' || s.backgroundImage !== 'none')
  scroller.style.backgroundColor = painted?.backgroundColor ?? ''
  scroller.style.overflow = styles.find((style) => style.overflow !== 'visible')?.overflow ?? ''
}

/** Keeps the style of a stand-in in step with what rrweb builds inside it. */
export function followFrameStyle({ root, scroller, followRules }: FrameTree): void {
  const mapped = new WeakMap<CSSStyleSheet, number>()
  const follow = () => {
    for (const { sheet } of scroller.querySelectorAll('style')) {
      if (!sheet || mapped.get(sheet) === sheet.cssRules.length) continue
      ownRules(sheet.cssRules)
      mapped.set(sheet, sheet.cssRules.length)
    }
    viewportStyle(scroller)
    followRules()
  }
  const observer = new MutationObserver(follow)
  observer.observe(root, { childList: true, subtree: true, characterData: true, attributeFilter: ['class', 'style'] })
}
