/** Recorded 2D commands, read against the tables of what a recording may do, and done. */
import { isFields, type Fields } from '../../model/event.ts'
import { METHODS, PROPERTIES } from './canvas-table.ts'
import { readArgument, type CanvasValue } from './canvas-values.ts'

/** A command that can be done at once: its images are decoded. */
type Deed = (context: CanvasRenderingContext2D) => void
type Read<Value> = Value | undefined | Promise<Value | undefined>

/** The commands of a canvas event; older recorders write a single one into the event itself. */
export function commandsOf(data: Fields): readonly Fields[] {
  return Array.isArray(data['commands']) ? data['commands'].filter(isFields) : [data]
}

/** Reads all commands of an event, whose images may take a while, before any of them is done. */
export async function readCommands(data: Fields): Promise<readonly Deed[]> {
  const deeds = await Promise.all(commandsOf(data).map(readCommand))
  return deeds.filter((deed) => deed !== undefined)
}

function readCommand({ property, args, setter }: Fields): Read<Deed> {
  if (typeof property !== 'string' || !Array.isArray(args)) return undefined
  return setter === true ? readSetter(property, args[0]) : readCall(property, args)
}

function readSetter(property: string, value: unknown): Deed | undefined {
  if (typeof value !== PROPERTIES.get(property)) return undefined
  // the one kind of style that could name something outside; a backslash could hide it
  if (property === 'filter' && /url|\\/i.test(String(value))) return undefined
  return (context) => void Object.assign(context, { [property]: value })
}

function readCall(property: string, args: readonly unknown[]): Read<Deed> {
  const given = withoutEnd(args)
  const kinds = METHODS.get(property)?.find((row) => fits(row, given))
  if (kinds === undefined) return undefined
  const values = [...kinds].map((kind, index) => readArgument(kind, given[index]))
  const done = (all: readonly (CanvasValue | undefined)[]) =>
    all.includes(undefined) ? undefined : call(property, all as readonly CanvasValue[])
  return values.some((value) => value instanceof Promise)
    ? Promise.all(values).then(done)
    : done(values as readonly (CanvasValue | undefined)[])
}

/** JSON makes `null` of arguments that were given as undefined, which is to leave them out. */
function withoutEnd(args: readonly unknown[]): readonly unknown[] {
  return args.slice(0, args.findLastIndex((arg) => arg !== null) + 1)
}

/** A list of numbers may stand in a place where another row has a number. */
function fits(row: string, args: readonly unknown[]): boolean {
  return row.length === args.length && [...row].every((kind, index) => (kind === 'l') === Array.isArray(args[index]))
}

function call(property: string, values: readonly CanvasValue[]): Deed {
  return (context) => {
    try {
      const method = context[property as 'fill'] as ((...values: readonly CanvasValue[]) => void) | undefined
      method?.apply(context, [...values])
    } catch {
      // what the browser refused then, it refuses now
    }
  }
}
