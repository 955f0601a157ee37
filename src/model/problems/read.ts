/** Sentences of `read/`. */
export const readProblems = {
  'not-found': (a: { source: string }) => `${a.source}: no such file or folder; check the path.`,
  'file-unreadable': (a: { source: string; reason: string }) => `${a.source}: this file can't be read: ${a.reason}.`,
  'file-empty': (a: { source: string }) =>
    `${a.source}: this file is empty (0 bytes); export or download the recording again.`,
  'folder-empty': (a: { source: string }) =>
    `${a.source}: no recording lies in this folder (hidden files and *.replay.html are passed over); pass the folder that holds the files.`,
  'files-too-many': (a: { source: string; most: number }) =>
    `${a.source}: it holds more than ${a.most} files, and only the first ${a.most} were read; pass the folders inside it one by one.`,
  'file-too-large': (a: { source: string; gigabytes: number }) =>
    `${a.source}: this file is larger than the ${a.gigabytes} GB that can be read in one piece; split it and pass the parts.`,
  'gzip-damaged': (a: { source: string }) =>
    `${a.source}: its gzip compression is damaged or cut off; download or copy the file again.`,
  'gzip-as-text': (a: { source: string }) =>
    `${a.source}: this was gzip, but a program saved it as text and so destroyed it; download it again as a file, without opening it.`,
  'snappy-damaged': (a: { source: string }) =>
    `${a.source}: its snappy compression is damaged or cut off; download or copy the file again.`,
  'packing-damaged': (a: { source: string; container: string; keptBytes: number }) =>
    `${a.source}: the ${a.container} around it is damaged or cut off; ${sized(a.keptBytes)} could be unpacked and may lack something. Download or copy the file again if it should be whole.`,
  'packing-lost': (a: { source: string; container: string; lostBytes: number; totalBytes: number }) =>
    `${a.source}: ${sized(a.lostBytes)} of ${sized(a.totalBytes)} of ${a.container} are damaged or cut off and missing from the replay. Download or copy the file again if it should be whole.`,
  'layers-too-deep': (a: { source: string; layers: number }) =>
    `${a.source}: it is packed more than ${a.layers} times over; unpack it and pass what is inside.`,
  'unpacked-too-large': (a: { source: string; gibibytes: number }) =>
    `${a.source}: it unpacks to more than ${a.gibibytes} GiB; unpack it yourself and pass smaller parts.`,
  'archive-empty': (a: { source: string; container: string }) =>
    `${a.source}: this ${a.container} archive holds no file that could be a recording; export or download the recording again.`,
  'archive-cut-off': (a: { source: string; container: string; files: number }) =>
    `${a.source}: this ${a.container} archive is damaged or cut off; ${a.files === 0 ? 'no file' : counted(a.files, 'file')} could be found in it. Download it again if it should be whole.`,
  'zip-split': (a: { source: string }) =>
    `${a.source}: this is one part of a zip archive in several parts; unpack them together and pass the files that are inside.`,
  'zip-encrypted': (a: { source: string }) =>
    `${a.source}: this file is encrypted in its zip archive; unpack the archive with its password and pass the files that are inside.`,
  'zip-method': (a: { source: string; method: number }) =>
    `${a.source}: this file is packed into its zip archive in a way that can't be undone here (method ${a.method}); unpack the archive and pass the files that are inside.`,
  'archive-member-damaged': (a: { source: string }) =>
    `${a.source}: this file is damaged or missing in its archive; download or copy the archive again.`,
  'packed-otherwise': (a: { source: string; kind: string; command: string }) =>
    `${a.source}: this is packed with ${a.kind}, which can't be undone here; unpack it with "${a.command}" and pass what is inside.`,
  'pixels-only': (a: { source: string; kind: string }) =>
    `${a.source}: this is a ${a.kind}: pixels only, with no recording in it; export the session as JSON and pass that.`,
  'other-file': (a: { source: string; kind: string }) =>
    `${a.source}: this is a ${a.kind}, not a recording; export the session as JSON and pass that.`,
  'minio-metadata': (a: { source: string }) =>
    `${a.source}: this is a piece of MinIO's own storage, not an object in it; copy the objects out with "mc cp --recursive" and pass those.`,
  'standard-input-missing': (a: { source: string }) =>
    `${a.source}: there is no standard input to read here; pass a path or bytes.`,
  'stream-broken': (a: { source: string }) => `${a.source}: the data broke off before its end; run it again.`,
  'url-invalid': (a: { source: string }) => `${a.source}: this is no valid address; check it or pass a path.`,
  'url-scheme': (a: { source: string }) =>
    `${a.source}: only https:, http: and file: addresses can be read; download the file and pass its path.`,
  'url-s3': (a: { source: string }) =>
    `${a.source}: objects in S3 can't be read directly yet; copy it with "aws s3 cp" to a file and pass the path of that file.`,
  'url-unreachable': (a: { source: string }) =>
    `${a.source}: this address can't be reached; check it and the network, or download the file and pass its path.`,
  'url-status': (a: { source: string; status: number; advice: string }) =>
    `${a.source}: the server answered with status ${a.status}; ${a.advice}.`,
  'source-unusable': (a: { source: string }) =>
    `${a.source}: this is no recording's data; pass a path, a URL, bytes, JSON text or an object that can be written as JSON.`,
} as const

function sized(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte')
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${Math.round(bytes / 1e5) / 10} MB`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
