/** A page template from outside: the only thing that needs the compiler, which is loaded for it alone. */
import { problem, ReplayError } from '../model/problem.ts'
import type { Frame } from './frame.ts'

/** @throws ReplayError `template-broken` */
export async function compiledFrame(text: string): Promise<Frame> {
  if (typeof text !== 'string') throw broken(new TypeError('it is no text'))
  const { default: Handlebars } = await import('handlebars')
  try {
    // compiled at once, so that a fault is told before any work
    Handlebars.precompile(text)
  } catch (cause) {
    throw broken(cause)
  }
  const template = Handlebars.create().compile(text, { strict: true })
  return (context) => {
    try {
      return template(context)
    } catch (cause) {
      throw broken(cause)
    }
  }
}

function broken(cause: unknown): ReplayError {
  const [reason = ''] = (cause as Error).message.split('\n')
  return new ReplayError(problem('template-broken', { reason: reason.replace(/[.:]$/, '') }), { cause })
}
