import type {
  Answers,
  AnswersUnderWay,
  Asking,
  Held,
  NationalSources,
  SourceId,
} from '../../src/features/national-sources/index.ts'
import { heldOf, patient } from './held.ts'

/** What a fake source does: answers as told, or holds everything. */
export type Script = { readonly [Id in SourceId]?: Promise<Answers[Id]> | Answers[Id] }

/** What the population register says; the patient when nothing else. */
type Register = Awaited<ReturnType<NationalSources['findPerson']>> | undefined

/** Nothing in any source, as they tell it of whoever has nothing, and of whoever has closed everything. */
export const nothing: Held = {
  'critical-information': [],
  'medication-list': { lines: [], looked: { inForce: true, history: true } },
  'test-results': [],
  measurements: [],
  documents: [],
  'maternity-record': [],
  requisitions: [],
  vaccinations: [],
  'diagnoses-and-procedures': [],
}

/** Sources in the hands of a test: they speak the port, and note what they were asked. */
export function fakeSources(now: () => Date) {
  const asked: { readonly asking: Asking; readonly sources: readonly SourceId[] }[] = []
  const world = {
    script: {} as Script,
    held: heldOf(daysAgo(now)),
    register: undefined as Register,
    documentIs: '%PDF-1.4 oppdiktet',
    /** What happens while the sources are asked. */
    asking: undefined as (() => Promise<void>) | undefined,
  }
  const sources: NationalSources = {
    ask(asking, only) {
      const ids = Object.keys(world.held) as SourceId[]
      asked.push({ asking, sources: only ?? ids })
      const meanwhile = Promise.resolve(world.asking?.())
      const answers = ids.map((id) => {
        const answered = meanwhile.then(() => world.script[id] ?? { kind: 'answered', at: now(), held: world.held[id] })
        const wanted = only === undefined || only.includes(id)
        return [id, wanted ? answered : Promise.resolve({ kind: 'not-connected' })] as const
      })
      // Each answer stands under the key of its source.
      return Object.fromEntries(answers) as AnswersUnderWay
    },
    findPerson: () => Promise.resolve(world.register ?? { kind: 'answered', at: now(), held: patient }),
    openDocument: async () => ({
      kind: 'answered',
      at: now(),
      held: { type: 'application/pdf', bytes: Buffer.from(world.documentIs) },
    }),
  }
  return { sources, asked, world }
}

function daysAgo(now: () => Date) {
  return (days: number) => new Date(now().getTime() - days * 86_400_000).toISOString()
}
