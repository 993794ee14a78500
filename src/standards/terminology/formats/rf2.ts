import type { Emit, RefusalReason, TerminologyFormat } from '../terminology-item.ts'

/** A SNOMED CT language reference set and the language its preferred terms are in. */
export type LanguageRefset = { readonly refset: string; readonly language: string }

/**
 * The language reference sets read by default: those of the Norwegian edition (61000202103 bokmål, 91000202106 nynorsk)
 * and GB English of the International edition. Norwegian descriptions all say `no`; only the reference set tells
 * bokmål from nynorsk.
 */
export const norwegianLanguageRefsets: readonly LanguageRefset[] = [
  { refset: '61000202103', language: 'nb' },
  { refset: '91000202106', language: 'nn' },
  { refset: '900000000000508004', language: 'en' },
]

const snomed = 'http://snomed.info/sct'
const preferred = '900000000000548007'
const synonym = '900000000000013009'

const columns = {
  concept: 'id\teffectiveTime\tactive\tmoduleId\tdefinitionStatusId',
  description: 'id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId',
  language: 'id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tacceptabilityId',
}

/**
 * The three RF2 files that give a concept its preferred term: language reference set, description and concept
 * snapshots. Make the list once per load: what the first file says is kept for the second, and only for the reference
 * sets asked for, so a file of any size may be streamed. Only snapshots are read, since Full and Delta files say what
 * was, not what is. (SNOMED CT Release File Specification, RF2)
 */
export function rf2Formats(
  refsets: readonly LanguageRefset[] = norwegianLanguageRefsets,
): readonly TerminologyFormat[] {
  const bitOf = new Map(refsets.map(({ refset }, at) => [refset, 1 << at]))
  /** Description id to the reference sets that prefer it, one bit each. */
  const preferredIn = new Map<string, number>()

  return [
    rf2('SNOMED CT RF2 language reference set', 0, columns.language, (fields) => {
      const [, , active, , refset = '', description = '', acceptability] = fields
      const bit = bitOf.get(refset)
      if (bit === undefined || active !== '1' || acceptability !== preferred) return undefined
      if (!description) return 'no-code'
      preferredIn.set(own(description), (preferredIn.get(description) ?? 0) | bit)
      return undefined
    }),
    rf2('SNOMED CT RF2 descriptions', 1, columns.description, (fields, emit) => {
      const [id = '', , active, , code, , type, text] = fields
      const bits = preferredIn.get(id)
      if (bits === undefined || active !== '1' || type !== synonym) return undefined
      if (!code) return 'no-code'
      if (!text) return 'no-text'
      refsets.forEach(({ language }, at) => {
        if ((bits & (1 << at)) === 0) return
        emit({ kind: 'designation', system: snomed, code, language, text, status: 'current' })
      })
      return undefined
    }),
    rf2('SNOMED CT RF2 concepts', 2, columns.concept, (fields, emit) => {
      const [code, , active] = fields
      if (!code) return 'no-code'
      if (active !== '1') emit({ kind: 'concept', system: snomed, code, active: false, valid: {} })
      return undefined
    }),
    notSnapshot,
  ]
}

/** A copy that does not hold on to the line it was cut from. */
const own = (text: string): string => Buffer.from(text, 'latin1').toString('latin1')

type TakeFields = (fields: readonly string[], emit: Emit) => RefusalReason | undefined

function rf2(name: string, order: number, header: string, take: TakeFields): TerminologyFormat {
  const width = header.split('\t').length
  return {
    name,
    order,
    recognises: (fileName, head) => head.startsWith(header) && isSnapshot(fileName),
    reading: 'lines',
    start: (emit) => ({
      line(text, number) {
        if (number === 1 || text === '') return
        const fields = text.split('\t')
        const reason = fields.length === width ? take(fields, emit) : 'wrong-columns'
        if (reason) emit({ kind: 'refused', reason, line: number })
      },
      end() {},
    }),
  }
}

const isSnapshot = (fileName: string): boolean => /Snapshot/i.test(fileName)

const notSnapshot: TerminologyFormat = {
  name: 'SNOMED CT RF2, not a snapshot',
  order: 0,
  recognises: (fileName, head) =>
    Object.values(columns).some((header) => head.startsWith(header)) && !isSnapshot(fileName),
  reading: 'lines',
  start: (emit) => ({
    line(_, number) {
      if (number === 1) emit({ kind: 'refused', reason: 'not-snapshot', line: 1 })
    },
    end() {},
  }),
}
