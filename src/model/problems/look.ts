/** Sentences about what a page shall look like and speak. */
export const lookProblems = {
  'language-unknown': (a: { lang: string; known: string }) =>
    `No translation into "${a.lang}" is built in (${a.known} are); give a table of your own.`,
  'language-tag-invalid': (a: { lang: string }) =>
    `The translation says that its language is "${a.lang}", which is no language tag; write one such as "pt-BR" into "lang".`,
  'translation-no-table': (_: object) =>
    'The translation is no table of texts; give a JSON object with a "lang" such as "pt-BR" and the texts by their keys.',
  'translation-no-language': (_: object) =>
    'The translation does not say its language; add "lang" to it, such as "pt-BR".',
  'translation-key-unknown': (a: { key: string }) =>
    `The translation has a text for "${a.key}", which the player never says; take it out or correct its key.`,
  'translation-shape': (a: { key: string; plural: string }) =>
    `The translation of "${a.key}" must be ${a.plural === 'yes' ? 'a text, or an object with a text for "other" and, where they differ, "zero", "one", "two", "few" and "many"' : 'a text'}.`,
  'translation-slot': (a: { key: string; slot: string; slots: string }) =>
    `The translation of "${a.key}" has a slot {${a.slot}}, which the English text has not${a.slots === '' ? '' : ` (it has ${a.slots})`}; correct or remove it.`,
  'theme-unknown': (a: { theme: string }) => `A page can't be "${a.theme}"; its theme is light, dark or system.`,
  'brand-key-unknown': (a: { key: string }) =>
    `The brand has a "${a.key}", which is unknown; it can have a title, a color and a logo.`,
  'brand-no-object': (_: object) => 'The brand is no JSON object; give one that has a title, a color or a logo.',
  'brand-title-invalid': (a: { most: number }) => `The brand's title must be a text of at most ${a.most} characters.`,
  'brand-color-invalid': (a: { color: string }) =>
    `The brand's color "${a.color}" can't be read; write it as #rrggbb, such as #0a7d5c.`,
  'brand-logo-too-large': (a: { bytes: number; most: number }) =>
    `The brand's logo has ${a.bytes.toLocaleString('en')} bytes; at most ${a.most.toLocaleString('en')} go into a page, so make it smaller.`,
  'brand-logo-unknown': (_: object) =>
    "The brand's logo is no picture that every browser shows; give an SVG, PNG, WebP, GIF or JPEG file.",
  'brand-logo-no-namespace': (_: object) =>
    `The brand's logo is an SVG without xmlns="http://www.w3.org/2000/svg", which browsers don't show as a picture; add it to its <svg>.`,
  'brand-logo-no-name': (a: { source: string }) =>
    `${a.source}: its logo must be the name of a file, as seen from the folder that it lies in.`,
  'look-no-json': (a: { source: string }) => `${a.source}: this is no JSON; check its commas and quotes.`,
  'template-broken': (a: { reason: string }) => `The page template can't be used: ${a.reason}.`,
  'template-slot-missing': (a: { slot: string; place: string }) =>
    `The page template leaves out {{{${a.slot}}}}; write it ${a.place}.`,
  'template-slot-twice': (a: { slot: string }) =>
    `The page template has {{{${a.slot}}}} more than once; write it once.`,
  'template-slot-misplaced': (a: { slot: string; place: string }) =>
    `{{{${a.slot}}}} stands in the wrong place in the page template; write it ${a.place}.`,
} as const
