/**
 * The tree that rrweb's Replayer builds while it seeks takes `style` attributes apart at every semicolon, also inside strings,
 * and puts together what it finds. Here the browser does both, as it does for the elements that are shown.
 */

/** An element of that tree, as far as styles go. */
export interface VirtualElement {
  readonly attributes: { style?: string }
}

/** Changes the kind of element that the sample is one of; more than once is no harm. */
export function readStylesAsBrowser(sample: VirtualElement): void {
  const owner = ownerOf(sample, 'style')
  // in a document that nobody sees, so that reading a style fetches nothing
  const carrier = document.implementation.createHTMLDocument('').createElement('i')
  Object.defineProperty(owner, 'style', {
    configurable: true,
    get(this: VirtualElement) {
      return styleOf(this, carrier)
    },
  })
}

function ownerOf(sample: object, member: string): object {
  let owner = Object.getPrototypeOf(sample) as object
  while (!Object.hasOwn(owner, member)) owner = Object.getPrototypeOf(owner) as object
  return owner
}

function styleOf({ attributes }: VirtualElement, carrier: HTMLElement) {
  const change = (edit: (style: CSSStyleDeclaration) => void) => {
    carrier.setAttribute('style', attributes.style ?? '')
    edit(carrier.style)
    attributes.style = carrier.getAttribute('style') ?? ''
  }
  return {
    setProperty: (name: string, value: string | null, priority?: string) =>
      change((style) => style.setProperty(name, value, priority)),
    removeProperty: (name: string) => change((style) => void style.removeProperty(name)),
  }
}
