import type { Document, DocumentBlock } from '../model/document.ts'
import { type Note, problem, ReplayError } from '../model/problem.ts'
import { Allowance, TooLargeError } from './allowance.ts'
import type { Archive, Member } from './archive.ts'
import { beginsLikeJson } from './bytes-start.ts'
import { foreignProblem } from './foreign.ts'
import { MOST_FILES } from './limits.ts'
import { compareMemberPaths, memberPath } from './member-path.ts'
import { ReadableDocuments } from './readable-documents.ts'
import { isTar, readTar } from './tar.ts'
import type { Unpacked } from './unpacked.ts'
import { unwrap, type Unwrapped } from './wrappers.ts'
import { readZip } from './zip.ts'
import { isZip } from './zip-directory.ts'

/** A zip of gzip of base64 of gzip of UTF-16 was met in parts; nesting deeper than this is an attack or a mistake. */
const DEEPEST_LAYERS = 5

/** Far above any recording met so far; stops a small file that unpacks without end. */
const LARGEST_GIBIBYTES = 2

/** In characters; paths that people made are shorter. */
const LONGEST_SHOWN_PATH = 250

/** What a file is called. */
export interface FileNames {
  /** As people see it in sentences. */
  readonly name: string
  /** As `Document.path`. */
  readonly path?: string
}

interface Layer extends FileNames {
  readonly bytes: Uint8Array
  readonly containers: readonly string[]
  readonly blocks?: readonly DocumentBlock[]
}

interface Unpacking {
  readonly note: Note
  readonly allowance: Allowance
}

/**
 * Makes documents of a file's bytes: whatever is packed around them is undone, whatever the file is called. An archive
 * is a document for each file inside. What is damaged is noted, as long as something could be read.
 * @throws ReplayError when the file is empty, damaged, or of a kind that is no recording.
 */
export function unpack(names: FileNames, bytes: Uint8Array, note: Note): Document[] {
  const allowance = new Allowance(LARGEST_GIBIBYTES * 2 ** 30)
  return unpackLayer({ ...names, bytes, containers: [] }, { note, allowance })
}

function unpackLayer(outermost: Layer, unpacking: Unpacking): Document[] {
  let layer = outermost
  while (!beginsLikeJson(layer.bytes)) {
    const { name: source, bytes, containers } = layer
    if (bytes.length === 0) throw new ReplayError(problem('file-empty', { source }))
    const archive = archiveIn(bytes)
    const unwrapped = archive ? undefined : within(source, () => unwrap(bytes, unpacking.allowance))
    if (!archive && !unwrapped) break
    if (containers.length === DEEPEST_LAYERS) {
      throw new ReplayError(problem('layers-too-deep', { source, layers: DEEPEST_LAYERS }))
    }
    if (archive) return unpackArchive(archive, layer, unpacking)
    if (unwrapped) layer = layerBelow(layer, unwrapped, unpacking.note)
  }
  const { name, path, bytes, containers, blocks } = layer
  const foreign = beginsLikeJson(bytes) ? undefined : foreignProblem(name, bytes)
  if (foreign) throw new ReplayError(foreign)
  return [{ name, ...(path !== undefined && { path }), containers, bytes, ...(blocks && { blocks }) }]
}

function layerBelow(layer: Layer, unwrapped: Unwrapped, note: Note): Layer {
  const { name, path, containers } = layer
  const { bytes, blocks, container } = unwrapped
  noteDamage(name, { ...unwrapped, totalBytes: layer.bytes.length }, note)
  return {
    name,
    ...(path !== undefined && { path }),
    containers: container === undefined ? containers : [...containers, container],
    bytes,
    ...(blocks && { blocks }),
  }
}

function noteDamage(
  source: string,
  damaged: Unpacked & { readonly container?: string; readonly totalBytes: number },
  note: Note,
): void {
  const { container = 'file', lostBytes, fault, bytes, totalBytes } = damaged
  if (lostBytes !== undefined) note(problem('packing-lost', { source, container, lostBytes, totalBytes }))
  else if (fault) note(problem('packing-damaged', { source, container, keptBytes: bytes.length }))
}

function archiveIn(bytes: Uint8Array): Archive | undefined {
  // One more than is read, so that it shows when there are more.
  if (isZip(bytes)) return readZip(bytes, MOST_FILES + 1)
  return isTar(bytes) ? readTar(bytes, MOST_FILES + 1) : undefined
}

function unpackArchive(archive: Archive, layer: Layer, unpacking: Unpacking): Document[] {
  const { container, isWhole } = archive
  const { name: source } = layer
  const members = wantedMembers(archive)
  const cutOff = isWhole ? undefined : problem('archive-cut-off', { source, container, files: members.length })
  if (members.length === 0) throw new ReplayError(cutOff ?? problem('archive-empty', { source, container }))
  if (cutOff) unpacking.note(cutOff)
  if (members.length > MOST_FILES) unpacking.note(problem('files-too-many', { source, most: MOST_FILES }))
  const readable = new ReadableDocuments(unpacking.note)
  for (const member of members.slice(0, MOST_FILES)) {
    try {
      readable.add(unpackMember(member, { ...layer, containers: [...layer.containers, container] }, unpacking))
    } catch (error) {
      readable.leaveOut(error)
      // What is left is the same for all that follow.
      if (error instanceof ReplayError && error.problem.code === 'unpacked-too-large') break
    }
  }
  return readable.taken()
}

function wantedMembers({ members }: Archive): Member[] {
  const wanted: Member[] = []
  for (const { path, unpack: unpackIt } of members) {
    const cleanPath = memberPath(path)
    if (cleanPath !== undefined) wanted.push({ path: cleanPath, unpack: unpackIt })
  }
  return wanted.sort((one, other) => compareMemberPaths(one.path, other.path))
}

function unpackMember(member: Member, archive: Layer, unpacking: Unpacking): Document[] {
  const name = `${archive.name} › ${shortened(member.path)}`
  const path = `${archive.path ?? archive.name}/${member.path}`
  const unpacked = within(name, () => member.unpack(name, unpacking.allowance))
  noteDamage(name, { ...unpacked, container: 'archive', totalBytes: unpacked.bytes.length }, unpacking.note)
  return unpackLayer({ name, path, bytes: unpacked.bytes, containers: archive.containers }, unpacking)
}

/** Names of members can have 64 kB; a sentence shows no more than its end. */
function shortened(path: string): string {
  return path.length > LONGEST_SHOWN_PATH ? `…${path.slice(-LONGEST_SHOWN_PATH)}` : path
}

/** Does work, and says in a sentence when it would unpack without end. */
function within<Result>(source: string, work: () => Result): Result {
  try {
    return work()
  } catch (cause) {
    if (!(cause instanceof TooLargeError)) throw cause
    throw new ReplayError(problem('unpacked-too-large', { source, gibibytes: LARGEST_GIBIBYTES }), { cause })
  }
}
