/** The page's templates: precompiled by the build, so that rendering needs no compiler (a policy may forbid one). */
import runtimeModule from 'handlebars/runtime.js'
import { templates } from '#page-parts'
import { asciiHtml } from './text.ts'

// the package's types do not tell what its runtime exports
const Handlebars = runtimeModule as unknown as typeof import('handlebars')

export type TemplateName = 'page' | 'policy' | 'head' | 'player' | 'notices'

/** Renders a template; every value that was recorded is escaped, whatever the template does not mark as ours. */
export function renderTemplate(name: TemplateName, context: object): string {
  const runtime = Handlebars.create()
  const compiled = (part: string) => runtime.template(templates[part] as TemplateSpecification)
  runtime.registerPartial('first-screen', compiled('first-screen'))
  return asciiHtml(compiled(name)(context))
}
