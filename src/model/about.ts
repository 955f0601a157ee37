/** What is known of a session as a whole, for whoever asks where it comes from and what is not in it. */
export interface About {
  /** Who wrote the events, such as `PostHog`. */
  readonly recorder: string
  /** Row of the table of formats, such as `posthog-export`. */
  readonly format: string
  /** The file that it was found in. */
  readonly file: string
  /** Bytes of the files that it was read from, unpacked. */
  readonly inputBytes: number
  /** Who was recorded, by the names that the recorder has for it: `name`, `email`, `distinct id`. */
  readonly person: { readonly [name: string]: string }
  /** As the browser called itself. */
  readonly userAgent?: string
  /** IANA name of the person's time zone, such as `Europe/Berlin`. */
  readonly timeZone?: string
  readonly language?: string
  /** Events by type and source: `Mutation`, `FullSnapshot`. */
  readonly events: { readonly [name: string]: number }
  /** How the replay differs from the recording, a sentence each. */
  readonly problems: readonly string[]
  /** Hosts of images, fonts and the like that the recording does not hold, with how many addresses of each. */
  readonly outside: readonly { readonly host: string; readonly count: number }[]
}
