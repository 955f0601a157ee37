import type { AssetKind } from './asset-tally.ts'
import type { CssCleaner } from './css.ts'
import { hidesMember } from './names.ts'
import { isDataImage, isDataMedia, isDataSourceSet, isFragment, isHarmlessLink, looksLikeUrl } from './urls.ts'

/** What becomes of an attribute: its value in place (null: none), and a value to keep aside under another name. */
export interface Verdict {
  readonly value: string | null
  readonly aside?: string
  /** What is missing in the replay because of it. */
  readonly asset?: AssetKind
}

/** An attribute of an element; both names in lower case, the tag's without prefix, '' when it isn't known. */
export interface AttributeOf {
  readonly tag: string
  readonly name: string
  readonly value: string
}

const IMAGE_TAGS = new Set(['img', 'input', 'image'])
const MEDIA_TAGS = new Set(['video', 'audio', 'source'])
const FRAME_TAGS = new Set(['iframe', 'frame', 'object', 'embed', 'applet', 'portal', 'fencedframe'])
/** Elements that start a plugin for a media type, even without an address. */
const PLUGIN_TAGS = new Set(['object', 'embed', 'applet'])
const ANIMATIONS = /^(?:animate|animatecolor|animatemotion|animatetransform|set|discard)$/
const ANIMATED_VALUES = new Set(['from', 'to', 'by', 'values'])
/** Fetched or navigated to by some element of some browser, past or present. */
const ALWAYS_ASIDE =
  /^(?:src|href|xlink:href|srcset|imagesrcset|srcdoc|action|formaction|poster|background|lowsrc|dynsrc|xml:base|http-equiv|ping|attributionsrc)$/
/** Names that mean a URL on few elements and something else on others. */
const SOMETIMES_URL = /^(?:data|code|codebase|classid|archive|manifest|cite|longdesc|profile|usemap|icon)$/
/** Text that no browser reads as CSS, however it looks. */
const PLAIN_TEXT =
  /^(?:data-|aria-|(?:class|id|title|alt|value|placeholder|content|name|label|summary|media|d|points)$)/

const KEEP = Symbol('keep')
type Judgement = Verdict | typeof KEEP

/** Judges one attribute; the verdict's `value` equals the given one when it stays as it is. */
export function judgeAttribute(attribute: AttributeOf, css: CssCleaner): Verdict {
  const { tag, name, value } = attribute
  if (name.startsWith('on')) return { value: null }
  if (name.startsWith('data-rr-')) return { value }
  // where the document of a frame of another site lay: the player names that site in the frame's place
  if (name === 'rr_src') return { value: null, aside: value }
  if (name === 'style') return { value: css.declarations(value) }
  if (name === '_csstext') return { value: css.splitSheet(value) }
  if (name === 'rr_dataurl') return isDataImage(value) ? { value } : aside(attribute, 'image')
  if (ALWAYS_ASIDE.test(name)) return orKeep(judgeUrl(attribute), value)
  if (SOMETIMES_URL.test(name)) return orKeep(judgeSometimesUrl(attribute), value)
  if (ANIMATIONS.test(tag) || tag === '') {
    const judged = judgeAnimation(attribute)
    if (judged !== KEEP) return judged
  }
  if (isDisarmed(tag, name, value)) return { value: null, aside: value }
  return { value: value.includes('(') && !PLAIN_TEXT.test(name) ? css.value(name, value) : value }
}

function orKeep(judged: Judgement, value: string): Verdict {
  return judged === KEEP ? { value } : judged
}

function aside({ value }: AttributeOf, asset?: AssetKind): Verdict {
  return asset === undefined ? { value: null, aside: value } : { value: null, aside: value, asset }
}

function judgeUrl(attribute: AttributeOf): Judgement {
  const { tag, name, value } = attribute
  switch (name) {
    case 'href':
    case 'xlink:href':
      return judgeHref(attribute)
    case 'src':
      if (IMAGE_TAGS.has(tag)) return isDataImage(value) || value === '' ? KEEP : imageAside(attribute)
      // Firefox asks for the page itself where it is empty.
      if (MEDIA_TAGS.has(tag))
        return isDataMedia(value) ? KEEP : aside(attribute, value === '' ? undefined : 'media file')
      return aside(attribute)
    case 'srcset':
      return isDataSourceSet(value) && (tag === 'img' || tag === 'source') ? KEEP : aside(attribute)
    case 'poster':
    case 'background':
      return isDataImage(value) && !FRAME_TAGS.has(tag) ? KEEP : aside(attribute, 'image')
    default:
      return aside(attribute)
  }
}

/** Without a source an image has no box; with an empty one it has the box of an image that could not be loaded. */
function imageAside(attribute: AttributeOf): Verdict {
  return attribute.tag === 'img' || attribute.tag === 'input'
    ? { value: 'data:,', aside: attribute.value, asset: 'image' }
    : aside(attribute, 'image')
}

function judgeHref(attribute: AttributeOf): Judgement {
  const { tag, value } = attribute
  if (tag === 'a' || tag === 'area') return isHarmlessLink(value) ? KEEP : { value: '#', aside: value }
  if (tag === 'image' || tag === 'feimage') {
    return isFragment(value) || isDataImage(value) ? KEEP : aside(attribute, 'image')
  }
  // A fragment on one of these would load the page itself; on an unknown element it might.
  return isFragment(value) && tag !== 'base' && tag !== 'link' && tag !== '' ? KEEP : aside(attribute)
}

function judgeSometimesUrl(attribute: AttributeOf): Judgement {
  const { tag, name, value } = attribute
  if (name === 'usemap' && isFragment(value)) return KEEP
  const isRead = FRAME_TAGS.has(tag) || tag === '' || tag === 'html' || tag === 'head'
  return isRead || looksLikeUrl(value) ? aside(attribute) : KEEP
}

/** An animation can set a link; which attribute it sets may itself be changed later, so that is what is refused. */
function judgeAnimation(attribute: AttributeOf): Judgement {
  const { name, value } = attribute
  if (name === 'attributename') {
    const target = value.trim().toLowerCase()
    return /^[a-z][a-z-]*$/.test(target) && !/^(?:on|href$|src$|style$)/.test(target) ? KEEP : aside(attribute)
  }
  return ANIMATED_VALUES.has(name) && /[:\\]|\/\//.test(value) ? aside(attribute) : KEEP
}

/** Attributes that fetch nothing themselves, but change what the page does. */
function isDisarmed(tag: string, name: string, value: string): boolean {
  if (name === 'autofocus') return true
  if (name === 'name' || name === 'id') return hidesMember(tag, value)
  if (name === 'type') return PLUGIN_TAGS.has(tag)
  if (name === 'rel') return (tag === 'link' || tag === '') && /stylesheet|pre|dns/i.test(value)
  if (name === 'sandbox' || name === 'allow' || name === 'csp') return tag === 'iframe' || tag === ''
  return tag === 'param' && name === 'value'
}
