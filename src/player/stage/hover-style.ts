/**
 * Recorded style sheets, made to fit a replay. No mouse is over what is replayed: rrweb gives the elements that the recorded one
 * is over the class `:hover`, for which each selector needs a twin. And a page is as large as its frame, not as the device.
 * rrweb does the same with all of postcss, which takes twenty times as long over the first sheet (320 ms of 600 KB, where this
 * takes 15), and leaves one with an error in it as it is.
 */
import { BACKSLASH, isCssName, isCssSpace } from '../../model/css-characters.ts'
import { eachStatement, startOfStatement, tokenOf } from './css-statements.ts'

/** The sheet with twins of all selectors that speak of the mouse, and queries for the device's size made those for the page's. */
export function hoverStyle(css: string): string {
  if (!/:hover|-device-/.test(css)) return css
  const speaksOfMouse = finderOf(css, ':hover')
  const speaksOfDevice = finderOf(css, '-device-')
  let changed = ''
  let done = 0
  const replace = (start: number, end: number, change: (text: string) => string) => {
    changed += css.slice(done, start) + change(css.slice(start, end))
    done = end
  }
  eachStatement(css, (start, end) => {
    if (css.charAt(start) === '@') {
      if (speaksOfDevice(start, end)) replace(start, end, withoutDevice)
    } else if (css.charAt(end) === '{' && speaksOfMouse(start, end)) replace(start, end, withTwins)
  })
  return changed + css.slice(done)
}

/** Answers whether a word begins between two offsets; they must not go back from one question to the next. */
function finderOf(css: string, word: string): (start: number, end: number) => boolean {
  let next = -1
  return (start, end) => {
    if (next < start) next = css.indexOf(word, start)
    if (next < 0) next = Infinity
    return next < end
  }
}

/** Pages ask for the size of a device in so many words; words in strings, URLs and comments are something else. */
function withoutDevice(atRule: string): string {
  const marks = /["'(\\]|\/(?=\*)/g
  const fitting = (text: string) => text.replace(/(max|min)-device-(width|height)/g, '$1-$2')
  let changed = ''
  let done = 0
  while (marks.test(atRule)) {
    const token = tokenOf(atRule, marks.lastIndex - 1)
    if (!token) continue
    marks.lastIndex = token.end
    if (token.type === 'ident' || token.type === 'function') continue
    changed += fitting(atRule.slice(done, token.start)) + atRule.slice(token.start, token.end)
    done = token.end
  }
  return changed + fitting(atRule.slice(done))
}

/** Appends, for each selector of a list that speaks of the mouse, one that speaks of the class. */
function withTwins(list: string): string {
  const marks = /[,:()[\]"'\\]|\/(?=\*)/g
  let twins = ''
  let twin = ''
  let from = startOfStatement(list, 0)
  let depth = 0
  const finish = (end: number) => {
    if (twin !== '') twins += `,\n${twin}${list.slice(from, end)}`
    twin = ''
  }
  while (marks.test(list)) {
    const at = marks.lastIndex - 1
    const token = tokenOf(list, at)
    if (token) marks.lastIndex = token.end
    const mark = token?.type === 'function' ? '(' : token ? '' : list.charAt(at)
    if (mark === '(' || mark === '[') depth++
    else if (mark === ')' || mark === ']') depth = Math.max(0, depth - 1)
    else if (mark === ',' && depth === 0) {
      finish(endBefore(list, at))
      from = startOfStatement(list, at + 1)
    } else if (mark === ':' && isHover(list, at + 1)) {
      twin += `${list.slice(from, at)}.\\`
      from = at
    }
  }
  const end = endBefore(list, list.length)
  finish(end)
  return list.slice(0, end) + twins + list.slice(end)
}

/** Whether the whole name at an offset is `hover`. */
function isHover(css: string, at: number): boolean {
  const after = css.charCodeAt(at + 5)
  return css.startsWith('hover', at) && !isCssName(after) && after !== BACKSLASH
}

/** The offset before the spaces before an offset; one that is escaped is no space. */
function endBefore(css: string, end: number): number {
  let at = end
  while (at > 0 && isCssSpace(css.charCodeAt(at - 1))) at--
  return at < end && css.charCodeAt(at - 1) === BACKSLASH ? at + 1 : at
}
