import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import type { SenderWarning } from '../patient-summary/index.ts'
import { isCode } from './trouble.ts'

/** The first row whose pattern fits a name of the catalogue says what a warning is about. */
const rows: readonly (readonly [names: RegExp, kind: SenderWarning['kind']])[] = [
  [/MAPPING|TRANSLATION|TRANSCODING/, 'not-translated'],
  [/MISSING|PIVOT/, 'incomplete'],
  [/UNEXPECTED_NUMBER_OF_REQUESTS/, 'many-requests'],
  [/NOT_PROPERLY_STRUCTURED/, 'not-structured'],
]

/**
 * What a country said beside an answer that holds something. An error beside documents says that there would have been more
 * (partial success); the words of the country are left out: they may name a person.
 *
 * @param leftOut listed documents that could not be fetched with certainty
 */
export function warningsBeside(faults: readonly ExchangeFault[], leftOut = 0): readonly SenderWarning[] {
  const said = faults.map(({ name, severity, sentCode }): SenderWarning => {
    const kind = rows.find(([names]) => names.test(name))?.[1] ?? 'other'
    const code = [sentCode, name].find((each) => each !== undefined && isCode(each))
    return { kind: severity === 'error' ? 'partial' : kind, ...(code === undefined ? {} : { code }) }
  })
  return distinct([...said, ...(leftOut > 0 ? [{ kind: 'left-out' } as const] : [])])
}

/** Each once, in the order they came. */
export function distinct(warnings: readonly SenderWarning[]): readonly SenderWarning[] {
  return [...new Map(warnings.map((each) => [`${each.kind} ${each.code ?? ''}`, each])).values()]
}
