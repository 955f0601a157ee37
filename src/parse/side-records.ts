import { type Fields, isFields } from '../model/event.ts'
import { csvRecords } from './csv.ts'

/** Rows of a table that lies beside recordings, each as its columns by name, whatever the table is written in. */
export interface SideRecords {
  readonly records: readonly Fields[]
  /** Its form alone says that it is an answer of a database: even without any row it is no recording. */
  readonly isTable: boolean
}

/** Columns of which a CSV file must have all of one row to be looked into. */
const WANTED_COLUMNS = [
  ['event', 'timestamp'],
  ['session_id', 'block_urls'],
] as const

/** The records of a text of JSON, JSON lines or CSV; undefined when it is none of them or holds no records. */
export function sideRecords(text: string): SideRecords | undefined {
  if (!/^\s*[[{]/.test(text)) return csvTable(text)
  const whole = parsed(text)
  return whole ? recordsOfValue(whole.value) : recordsOfLines(text)
}

/** Name of a column without the table's: PostHog's CSV files write `*.timestamp`. */
function columnName(column: string): string {
  return column.startsWith('*.') ? column.slice(2) : column
}

function csvTable(text: string): SideRecords | undefined {
  const rows = csvRecords(text, (columns) => {
    const names = columns.map((column) => columnName(column.trim()))
    return WANTED_COLUMNS.some((wanted) => wanted.every((name) => names.includes(name)))
  })
  return rows && { records: rows.map((row) => recordOf([...row])), isTable: true }
}

function recordsOfLines(text: string): SideRecords | undefined {
  const records: Fields[] = []
  for (const line of text.split('\n')) {
    const value = /^[[{]/.test(line) ? parsed(line)?.value : undefined
    if (isFields(value)) records.push(value)
  }
  return records.length > 0 ? { records, isTable: false } : undefined
}

function recordsOfValue(value: unknown): SideRecords | undefined {
  if (Array.isArray(value)) return { records: value.filter(isFields), isTable: false }
  if (!isFields(value)) return undefined
  const { data, results, meta, columns } = value
  const names = columnNames(Array.isArray(columns) ? columns : meta)
  // ClickHouse writes `meta` and `data`, PostHog's queries `columns` and `results`; its lists only `results`.
  const rows = Array.isArray(results) ? results : Array.isArray(data) ? data : [value]
  const records = rows.map((row: unknown) => (Array.isArray(row) && names ? recordOfRow(names, row) : row))
  return { records: records.filter(isFields), isTable: names !== undefined && rows[0] !== value }
}

/** Columns as PostHog (names) or ClickHouse (objects with a name) lists them. */
function columnNames(columns: unknown): readonly string[] | undefined {
  if (!Array.isArray(columns)) return undefined
  return columns.map((column: unknown) => {
    const name: unknown = isFields(column) ? column.name : column
    return typeof name === 'string' ? name : ''
  })
}

function recordOfRow(names: readonly string[], row: readonly unknown[]): Fields {
  return recordOf(names.map((name, index) => [name, row[index]]))
}

/** Columns named `properties.$x` go where they were taken from. Of columns of one name, the first that isn't empty counts. */
function recordOf(columns: readonly (readonly [string, unknown])[]): Fields {
  const record = new Map<string, unknown>()
  const properties = new Map<string, unknown>()
  for (const [column, value] of columns) {
    const name = columnName(column.trim())
    const isProperty = name.startsWith('properties.')
    const [target, key] = isProperty ? [properties, name.slice('properties.'.length)] : [record, name]
    if (value !== '' && value !== null && value !== undefined && !target.has(key)) target.set(key, value)
  }
  if (properties.size > 0 && !record.has('properties')) record.set('properties', Object.fromEntries(properties))
  return Object.fromEntries(record)
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
