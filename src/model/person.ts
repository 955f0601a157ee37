/** Who was recorded, and with what, as the recorder knows it. */
export interface Person {
  /** By the names of `PERSON_FACTS`, in their order. */
  readonly facts: { readonly [name in PersonFact]?: string }
  /** As the browser called itself. */
  readonly userAgent?: string
  /** IANA name of the person's time zone, such as `Europe/Berlin`. */
  readonly timeZone?: string
  readonly language?: string
}

export const PERSON_FACTS = ['name', 'email', 'id', 'browser', 'system', 'device', 'country', 'city'] as const

export type PersonFact = (typeof PERSON_FACTS)[number]
