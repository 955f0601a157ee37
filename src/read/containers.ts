/** Everything that can be around a recording and is taken off, with what tells it. */
const signs = {
  zip: 'its list of files; every file in it is read',
  tar: 'its headers; every file in it is read',
  gzip: 'its first bytes',
  zlib: 'its first bytes',
  snappy: 'a framed stream, or a block that holds text',
  'snappy blocks': "blocks one after another, as in PostHog's object storage",
  'length-prefixed snappy': "a length before each block, as PostHog's API answers",
  base64: 'text that decodes to something known',
  'UTF-16': 'its mark, or a zero in every other byte',
  'bytes saved as text': 'gzip or zlib whose bytes were saved as characters',
} as const

export type ContainerName = keyof typeof signs

export interface ContainerSign {
  readonly name: ContainerName
  /** What tells it, in a line for people. */
  readonly sign: string
}

export const containers: readonly ContainerSign[] = Object.entries(signs).map(([name, sign]) => ({
  name: name as ContainerName,
  sign,
}))
