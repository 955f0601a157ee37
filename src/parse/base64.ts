import { isPacked, isPackedText } from './event-text.ts'
import { inflateText, type Inflate, latin1Bytes } from './packed-event.ts'

/** How base64 of gzip, of a JSON object and of a list of objects begins. */
const BASE64_START = /^(?:H4sI|eyJ|W3s)/

/**
 * The bytes that a text of base64 stands for; the URL alphabet and line breaks are allowed.
 * @throws Error when it is no base64.
 */
export function base64Bytes(text: string): Uint8Array {
  return latin1Bytes(atob(text.replaceAll('-', '+').replaceAll('_', '/')))
}

/**
 * The text in bytes that may be compressed, in UTF-16 with a byte order mark, or in UTF-8.
 * @throws Error when they are damaged.
 */
export function textInBytes(bytes: Uint8Array, inflate: Inflate): string {
  const plain = isPacked(bytes) ? inflate(bytes) : bytes
  const [first, second] = plain
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(plain)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(plain)
  return new TextDecoder().decode(plain)
}

/**
 * A text freed of base64 and of compression whose bytes are characters; as it is when it is in neither.
 * @throws Error when it is damaged.
 */
export function openedText(text: string, inflate: Inflate): string {
  if (isPackedText(text)) return inflateText(text, inflate)
  return BASE64_START.test(text) ? textInBytes(base64Bytes(text), inflate) : text
}
