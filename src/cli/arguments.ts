/** argv → what the person asked for. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { languages } from '../index.ts'
import { THEMES } from '../model/look.ts'

export interface Flags {
  readonly output?: string
  readonly title?: string
  readonly lang?: string
  readonly theme?: string
  readonly brand?: string
  readonly 'brand-title'?: string
  readonly 'brand-color'?: string
  readonly 'brand-logo'?: string
  readonly template?: string
  readonly session?: string
  readonly force: boolean
  readonly open: boolean
  readonly quiet: boolean
  readonly json: boolean
  readonly strict: boolean
  readonly partial: boolean
  readonly events: readonly string[]
  readonly debug: boolean
  readonly help: boolean
  readonly version: boolean
}

export interface Request {
  readonly command: 'make' | 'inspect' | 'extract' | 'formats'
  readonly inputs: readonly string[]
  readonly flags: Flags
}

/** Wrong words on the command line; the command ends with exit code 2. */
export class UsageError extends Error {}

const common = {
  quiet: { type: 'boolean', short: 'q', default: false },
  debug: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const satisfies ParseArgsConfig['options']

const output = { type: 'string', short: 'o' } as const
const json = { type: 'boolean', default: false } as const

/** Of the commands that read recordings. */
const reading = {
  ...common,
  json,
  strict: { type: 'boolean', default: false },
  partial: { type: 'boolean', default: false },
  events: { type: 'string', multiple: true },
} as const satisfies ParseArgsConfig['options']

/** Of the page's looks. */
const looking = {
  lang: { type: 'string' },
  theme: { type: 'string' },
  brand: { type: 'string' },
  'brand-title': { type: 'string' },
  'brand-color': { type: 'string' },
  'brand-logo': { type: 'string' },
  template: { type: 'string' },
} as const satisfies ParseArgsConfig['options']

const optionsOf = {
  make: {
    ...reading,
    ...looking,
    output,
    title: { type: 'string', short: 't' },
    force: { type: 'boolean', short: 'f', default: false },
    open: { type: 'boolean', default: false },
  },
  inspect: reading,
  formats: { ...common, json },
  extract: { ...common, output, session: { type: 'string', short: 's' } },
} as const satisfies Record<Request['command'], ParseArgsConfig['options']>

const ABSENT = { force: false, open: false, json: false, strict: false, partial: false, events: [] }

const SUBCOMMANDS = ['inspect', 'extract', 'formats'] as const

/** @throws UsageError with one sentence. */
export function readArguments(argv: readonly string[]): Request {
  if (argv[0] === 'help') return readArguments([...argv.slice(1), '--help'])
  const named = SUBCOMMANDS.find((command) => command === argv[0])
  const command = named ?? 'make'
  const args = named ? argv.slice(1) : argv.slice()
  const { values, positionals } = parse(command, args)
  const flags = { ...ABSENT, ...values } as Flags
  if (!flags.help && !flags.version) check({ command, inputs: positionals, flags })
  return { command, inputs: positionals, flags }
}

function parse(command: Request['command'], args: string[]) {
  try {
    return parseArgs({ args, options: optionsOf[command], allowPositionals: true })
  } catch (cause) {
    const [sentence = ''] = (cause as Error).message.split(/\. To specify|\n/)
    throw new UsageError(`${sentence.replace(/\.$/, '')}; see ${helpOf(command)}.`, { cause })
  }
}

function helpOf(command: Request['command']): string {
  return command === 'make' ? 'portable-replay --help' : `portable-replay ${command} --help`
}

function check({ command, inputs, flags }: Request): void {
  if (command === 'formats') {
    if (inputs.length > 0) throw new UsageError('formats takes no input; use inspect to look into a recording.')
    return
  }
  if (inputs.length === 0) throw new UsageError(`No input was given; see ${helpOf(command)}.`)
  if (command === 'extract' && inputs.length > 1) throw new UsageError('extract takes one page; run it once for each.')
  if (inputs.includes('')) throw new UsageError('An input has no name; see portable-replay --help.')
  if (flags.events.includes('')) throw new UsageError('--events needs the name of a file, or - for standard input.')
  if ([...inputs, ...flags.events].filter((source) => source === '-').length > 1) {
    throw new UsageError('Standard input can be read only once; give one - at most.')
  }
  if (flags.output === '') throw new UsageError('-o needs the name of a file, or - for standard output.')
  if (flags.json && flags.output === '-') {
    throw new UsageError('Both --json and -o - would write to standard output; give one of them a file.')
  }
  if (flags.open && flags.output === '-') throw new UsageError('--open needs a file to open; leave out -o -.')
  checkLooks(flags)
  if (flags.session !== undefined && !/^[1-9]\d*$/.test(flags.session)) {
    throw new UsageError(`--session takes a number from 1, not ${flags.session}.`)
  }
}

function checkLooks(flags: Flags): void {
  const { lang, theme } = flags
  for (const name of ['lang', 'brand', 'brand-logo', 'template'] as const) {
    if (flags[name] === '')
      throw new UsageError(`--${name} needs ${name === 'lang' ? 'a language or ' : ''}the name of a file.`)
  }
  if (theme !== undefined && !THEMES.some((one) => one === theme)) {
    throw new UsageError(`--theme takes light, dark or system, not ${theme}.`)
  }
  if (lang !== undefined && !isFile(lang) && !languages.includes(lang)) {
    throw new UsageError(`--lang takes ${languages.join(', ')} or a JSON file of texts, not ${lang}.`)
  }
  const color = flags['brand-color']
  if (color !== undefined && !/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(color)) {
    throw new UsageError(`--brand-color takes a color as #rrggbb, such as #0a7d5c, not ${color}.`)
  }
}

/** A language's name has neither a dot nor a slash. */
export function isFile(lang: string): boolean {
  return /[./\\]/.test(lang)
}
