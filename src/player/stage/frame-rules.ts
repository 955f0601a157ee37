/**
 * Rules of the page that speak of `iframe`: they miss a stand-in, which has another tag name. Those that would match are said
 * again inside the stand-in, for its host. The page's own sheets stay as they were recorded.
 */

/** `iframe` as a type selector, not as part of a class, an id or another name. */
const TYPE_SELECTOR = /(^|[\s>+~,(*])iframe(?=[\s.#:[>+~,)]|$)/gi

export type RuleScope = Document | ShadowRoot

interface FrameRule {
  readonly selector: string
  readonly rule: CSSStyleRule
  /** Conditions of the groups around the rule. */
  readonly applies: () => boolean
}

const always = () => true

function condition(rule: CSSRule): () => boolean {
  if (rule instanceof CSSMediaRule) return () => matchMedia(rule.media.mediaText).matches
  if (rule instanceof CSSSupportsRule) return () => CSS.supports(rule.conditionText)
  return always
}

function collect(rules: CSSRuleList, applies: () => boolean): FrameRule[] {
  return [...rules].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) {
      const selector = rule.selectorText.replace(TYPE_SELECTOR, (_, before: string) => `${before}rr-frame`)
      return selector === rule.selectorText ? [] : [{ selector, rule, applies }]
    }
    if (!('cssRules' in rule)) return []
    const own = condition(rule)
    return collect(rule.cssRules as CSSRuleList, own === always ? applies : () => applies() && own())
  })
}

function rulesOf(sheet: CSSStyleSheet): FrameRule[] {
  try {
    return collect(sheet.cssRules, always)
  } catch {
    // a sheet that may not be read styles nothing here either
    return []
  }
}

/** Follows the rules of a document (or of a stand-in's document) for the stand-ins in it. */
export function createFrameRules(scope: RuleScope, styleOf: (standIn: Element) => HTMLStyleElement | undefined) {
  const known = new WeakMap<CSSStyleSheet, { readonly count: number; readonly rules: FrameRule[] }>()
  const cached = (sheet: CSSStyleSheet) => {
    const entry = known.get(sheet)
    if (entry?.count === sheet.cssRules.length) return entry.rules
    const rules = rulesOf(sheet)
    known.set(sheet, { count: sheet.cssRules.length, rules })
    return rules
  }
  const rulesFor = (standIn: Element) =>
    [...scope.styleSheets, ...scope.adoptedStyleSheets]
      .filter((sheet) => !sheet.disabled)
      .flatMap(cached)
      .filter(({ selector, applies }) => applies() && standIn.matches(selector))
  return () => {
    for (const standIn of scope.querySelectorAll('rr-frame')) {
      const style = styleOf(standIn)
      const text = rulesFor(standIn)
        .map(({ rule }) => `:host{${rule.style.cssText}}`)
        .join('\n')
      if (style && style.textContent !== text) style.textContent = text
    }
  }
}
