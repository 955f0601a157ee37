import type { Document } from '../model/document.ts'
import { type Note, ReplayError } from '../model/problem.ts'

/** Gathers what can be read of several files: those that can't are noted, unless nothing is left. */
export class ReadableDocuments {
  readonly #documents: Document[] = []
  readonly #failures: ReplayError[] = []
  readonly #note: Note

  constructor(note: Note) {
    this.#note = note
  }

  add(documents: readonly Document[]): void {
    for (const document of documents) this.#documents.push(document)
  }

  /** @throws the error itself when it is a fault of ours. */
  leaveOut(error: unknown): void {
    if (!(error instanceof ReplayError)) throw error
    this.#failures.push(error)
  }

  /** @throws ReplayError of the first file when none could be read. */
  taken(): Document[] {
    const [first] = this.#failures
    if (first && this.#documents.length === 0) throw first
    for (const failure of this.#failures) this.#note(failure.problem)
    return this.#documents
  }
}
