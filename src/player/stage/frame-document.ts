/** An element that poses as the document of a recorded frame, as far as rrweb looks. */

interface FrameBox {
  readonly element: HTMLElement
  readonly root: ShadowRoot
  readonly scroller: HTMLElement
}

const FACTORIES = ['createElement', 'createElementNS', 'createTextNode', 'createComment', 'createCDATASection'] as const

export function poseAsDocument({ element, root, scroller }: FrameBox): void {
  const view = {
    scrollTo: (to: ScrollToOptions) => scroller.scrollTo({ ...to, behavior: 'instant' }),
    frameElement: element,
    CSSStyleSheet,
    HTMLElement,
    customElements,
    document: scroller,
  }
  const values = {
    nodeName: '#document',
    nodeType: Node.DOCUMENT_NODE,
    compatMode: 'CSS1Compat',
    defaultView: view,
    implementation: document.implementation,
    fonts: document.fonts,
    getSelection: () => document.getSelection(),
    open: () => (scroller.replaceChildren(), scroller),
    close() {},
    write() {},
    ...withoutDoctype(scroller),
    ...Object.fromEntries(FACTORIES.map((name) => [name, (...args: never[]) => (document[name] as Function)(...args)])),
  }
  const child = (selector: string) => () => scroller.querySelector(selector)
  Object.defineProperties(scroller, {
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, configurable: true }])),
    documentElement: { get: child(':scope > html') },
    head: { get: child(':scope > html > head') },
    body: { get: child(':scope > html > body') },
    adoptedStyleSheets: {
      get: () => root.adoptedStyleSheets,
      set: (sheets: CSSStyleSheet[]) => {
        root.adoptedStyleSheets = sheets
      },
    },
  })
  Object.defineProperties(element, {
    contentDocument: { value: scroller },
    contentWindow: { value: view },
  })
}

/** An element can't hold a doctype; rrweb puts one into every document. */
function withoutDoctype(scroller: HTMLElement) {
  const append = scroller.appendChild.bind(scroller)
  const insert = scroller.insertBefore.bind(scroller)
  const isDoctype = (node: Node) => node.nodeType === Node.DOCUMENT_TYPE_NODE
  return {
    appendChild: (node: Node) => (isDoctype(node) ? node : append(node)),
    insertBefore: (node: Node, reference: Node | null) =>
      isDoctype(node) ? node : insert(node, reference?.parentNode === scroller ? reference : null),
  }
}
