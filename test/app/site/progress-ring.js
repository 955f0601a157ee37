const look = new CSSStyleSheet()
look.replaceSync(`
  .part { stroke: #0f766e; stroke-linecap: round }
  span { font-variant-numeric: tabular-nums }
`)

// Colours stand in attributes too: a moved ring is recorded as a new one, and its recorder forgets the shared sheet.
const drawing = `
  <svg width="18" height="18" fill="none" stroke-width="3">
    <circle cx="9" cy="9" r="7" stroke="#e4e2dc"/>
    <circle cx="9" cy="9" r="7" stroke="#0f766e" class="part" pathLength="100" transform="rotate(-90 9 9)"/>
  </svg><span></span>`

/** Shows how much of a checklist is done: `<progress-ring done="2" of="5">`. */
class ProgressRing extends HTMLElement {
  static observedAttributes = ['done', 'of']

  constructor() {
    super()
    this.attachShadow({ mode: 'open' }).innerHTML = drawing
    this.shadowRoot.adoptedStyleSheets = [look]
  }

  attributeChangedCallback() {
    const done = Number(this.getAttribute('done') ?? 0)
    const all = Number(this.getAttribute('of') ?? 1)
    this.shadowRoot.querySelector('.part').setAttribute('stroke-dasharray', `${(100 * done) / all} 100`)
    this.shadowRoot.querySelector('span').textContent = `${done}/${all}`
  }
}

customElements.define('progress-ring', ProgressRing)

/** Changes the colour of every ring by one rule of the sheet that they share. */
export function colourRings(colour) {
  look.insertRule(`.part { stroke: ${colour} !important }`, look.cssRules.length)
}
