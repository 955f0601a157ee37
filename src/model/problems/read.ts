/** Sentences of `read/`. */
export const readProblems = {
  'not-found': (a: { source: string }) => `${a.source}: no such file or folder; check the path.`,
  'file-unreadable': (a: { source: string; reason: string }) => `${a.source}: this file can't be read: ${a.reason}.`,
  'file-empty': (a: { source: string }) =>
    `${a.source}: this file is empty (0 bytes); export or download the recording again.`,
  'folder-empty': (a: { source: string }) =>
    `${a.source}: no recording lies directly in this folder (hidden files and *.replay.html are passed over); pass the folder that holds the files.`,
  'gzip-damaged': (a: { source: string }) =>
    `${a.source}: its gzip compression is damaged or cut off; download or copy the file again.`,
  'gzip-too-deep': (a: { source: string; layers: number }) =>
    `${a.source}: gzip inside gzip, more than ${a.layers} layers deep; unpack it with gunzip and pass what is inside.`,
  'gzip-too-large': (a: { source: string; gibibytes: number }) =>
    `${a.source}: it unpacks to more than ${a.gibibytes} GiB; unpack it with gunzip and pass smaller parts.`,
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
