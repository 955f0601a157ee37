import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { formatProblem } from '../../src/model/problem.ts'
import { clockRepair, noteClock } from '../../src/normalize/clock.ts'
import { mendedTime } from '../../src/normalize/sentry-times.ts'

const START = 1_700_000_000_000
const HOUR = 3_600_000
const DAY = 24 * HOUR
const session = (count = 50, start = START) => Array.from({ length: count }, (_, index) => start + index * 1000)
const END = START + 49_000
const repairOf = (times: readonly number[]) => clockRepair(Float64Array.from(times))
const repaired = (times: readonly number[]) => {
  const repair = repairOf(times)
  return times.map((time) => time + (repair?.shiftOf(time) ?? 0))
}

describe('a wrong clock', () => {
  it('of an event between right ones is set to the nearest edge of the session', () => {
    const times = session()
      .toSpliced(20, 0, START + 198 * DAY)
      .toSpliced(30, 0, 1_900_000_000)
    const repair = repairOf(times)!
    assert.equal(repair.count, 2)
    assert.equal(repair.shiftOf(START + 5000), 0)
    assert.deepEqual([Math.min(...repaired(times)), Math.max(...repaired(times))], [START, END])
  })
  it('of events that lie together keeps the time between them', () => {
    const wrong = [START + 3 * DAY, START + 3 * DAY + 500]
    assert.deepEqual(repaired([...session().slice(0, 10), ...wrong, ...session().slice(10)]).slice(10, 12), [
      END,
      END + 500,
    ])
    assert.deepEqual(repaired([...session(), 1000, 1500, ...session()]).slice(50, 52), [START - 500, START])
  })
  it('of few events at the end of a file is believed for a month', () => {
    assert.equal(repairOf([...session(), START + 3 * DAY]), undefined)
    assert.equal(repairOf([START - 3 * DAY, ...session()]), undefined)
    assert.equal(repairOf([...session(), START + 40 * DAY])?.count, 1)
  })
  it('of many events is believed for a year', () => {
    const others = [...session(20, START + 100 * DAY)]
    assert.equal(repairOf([...others, ...session()]), undefined)
    assert.equal(repairOf([...session(20, 86_400_000), ...session()])?.count, 20)
  })
  it('is no long session, no night, no batch of two days and no later session', () => {
    const hours = Array.from({ length: 100 }, (_, index) => START + index * 13 * HOUR)
    assert.equal(repairOf(hours), undefined)
    assert.equal(
      repairOf([...session(), ...session(50, START + 20 * HOUR), ...session(50, START + 2 * DAY)]),
      undefined,
    )
    assert.equal(repairOf([...session(), ...session(3, START + 17 * DAY)]), undefined)
    for (const times of [[], [1], [1, START], [START, 1]]) repairOf(times)
  })
  it('is told', () => {
    let told = ''
    const say = (times: readonly number[]) =>
      noteClock('a.json', repairOf(times)!, (problem) => (told = formatProblem(problem)))
    say([...session(), START + 198 * DAY, ...session()])
    assert.match(told, /^a\.json: 1 event carries a wrong clock, up to 198 days after the others; it was moved/)
    say([...session(), 1000, 1500, ...session()])
    assert.match(told, /2 events carry a wrong clock, up to 54 years before the others; they were moved/)
  })
  it('is moved by less than it was away, and right times stay', () => {
    const time = fc.oneof(fc.integer({ min: START, max: END }), fc.integer({ min: 1, max: 2e13 }))
    fc.assert(
      fc.property(fc.array(time), (times) => {
        const repair = repairOf(times)
        if (!repair) return
        const moved = times.filter((given) => repair.shiftOf(given) !== 0)
        assert.equal(moved.length, repair.count)
        const kept = times.filter((given) => repair.shiftOf(given) === 0)
        const [first, last] = [Math.min(...kept), Math.max(...kept)]
        for (const given of moved) {
          const now = given + repair.shiftOf(given)
          const away = (at: number) => Math.max(first - at, at - last, 0)
          assert.ok(away(now) <= away(given))
        }
      }),
    )
  })
})

const shared = '../shared/recordings'

describe('clocks of real recordings', { skip: existsSync(shared) ? false : 'no ../shared here' }, () => {
  const timesIn = (value: unknown): number[] => {
    const found: number[] = []
    const waiting: unknown[] = [value]
    for (let next = waiting.shift(); waiting.length > 0 || next !== undefined; next = waiting.shift()) {
      if (Array.isArray(next)) waiting.push(...(next as unknown[]))
      else if (typeof next === 'object' && next !== null) {
        const { type, timestamp } = next as { type?: unknown; timestamp?: unknown }
        if (typeof type === 'number' && typeof timestamp === 'number') found.push(timestamp)
        else waiting.push(...Object.values(next))
      }
    }
    return found
  }
  for (const file of existsSync(shared) ? readdirSync(shared).filter((name) => name.endsWith('.json')) : []) {
    const isWrong = file === 'rrweb-test-video-playback.json'
    it(`${file} ${isWrong ? 'has one wrong event' : 'is right'}`, (test) => {
      let value: unknown
      try {
        value = JSON.parse(readFileSync(`${shared}/${file}`, 'utf8'))
      } catch {
        test.skip('several values in one file')
      }
      assert.equal(repairOf(timesIn(value))?.count, isWrong ? 1 : undefined)
    })
  }
})

describe('times that Sentry wrote in seconds', () => {
  const span = (timestamp: number, said: object, tag = 'performanceSpan') => ({
    type: 5,
    data: { tag, payload: { op: 'resource.fetch', ...said } },
    timestamp,
  })
  it('are in milliseconds then', () => {
    const event = span(1_700_000_000.5, { startTimestamp: 1_700_000_000.5 })
    assert.deepEqual(mendedTime(event, START), { ...event, timestamp: 1_700_000_000_500 })
    assert.equal(mendedTime(span(1_700_000_000, { timestamp: 1_700_000_000.2 }, 'breadcrumb'), START).timestamp, START)
  })
  it('are left alone where anything is otherwise', () => {
    const others = [
      span(START, { startTimestamp: 1_700_000_000 }),
      span(1_700_000_000, { startTimestamp: 1_600_000_000 }),
      span(1_700_000_000, {}),
      span(1_700_000_000, { startTimestamp: 1_700_000_000 }, 'note'),
      { type: 3, data: { source: 2 }, timestamp: 1_700_000_000 },
      { type: 5, data: { tag: 'breadcrumb', payload: 'x' }, timestamp: 1_700_000_000 },
    ]
    for (const event of others) assert.equal(mendedTime(event, START), event)
    const early = span(1_900_000_000, { startTimestamp: 1_900_000_000 })
    assert.equal(mendedTime(early, 1_900_000_100), early)
  })
})
