import type { XmlElement } from '../../platform/xml/tree.ts'
import { type CodeGeneration, codeOf, faultOf, nameOfCode, wordsFor } from '../myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../myhealth-eu/exchange-fault.ts'
import { readFault } from '../myhealth-eu/read-fault.ts'
import { nameOfReason, reasonFor } from '../myhealth-eu/xcpd-reasons.ts'
import { childrenNamed, firstAt, trimmedAttribute, trimmedText } from './find-element.ts'
import { v3 } from './person-v3.ts'
import { namespaces } from './transactions.ts'

const { hl7v3 } = namespaces
const none = faultOf('ERROR_PI_NO_MATCH')
const several = faultOf('ERROR_PI_MULTIPLE_MATCHES')

/**
 * What an answer says went wrong. Countries write it in four places and not alike, so the number of people found counts
 * more than any code: `AE` beside a person is no fault (OpenNCP writes it so), and nobody without a word is no match.
 *
 * @param found how many different people the answer holds
 */
export function readAnswerFaults(message: XmlElement, found: number): readonly ExchangeFault[] {
  const said = [...readDetails(message), ...readReasons(message)]
  const telling = distinct(withoutEcho(said))
  if (found > 1) return telling.some(({ name }) => name === several.name) ? telling : [...telling, several]
  if (found === 1 || telling.some(({ severity }) => severity === 'error')) return telling
  return [...telling, responseCode(message) === 'AE' ? faultOf('ERROR_PI_GENERIC') : none]
}

/** `acknowledgementDetail`: the code, or where OpenNCP puts the query's outcome instead, in `location`. */
function readDetails(message: XmlElement): readonly ExchangeFault[] {
  const details = childrenNamed(message, hl7v3, 'acknowledgement').flatMap((acknowledgement) =>
    childrenNamed(acknowledgement, hl7v3, 'acknowledgementDetail'),
  )
  return details.flatMap((detail) => {
    const code = trimmedAttribute(firstAt(detail, hl7v3, 'code'), 'code')
    const words = [trimmedText(firstAt(detail, hl7v3, 'text')), trimmedText(firstAt(detail, hl7v3, 'location'))]
    if (words.some((word) => word === 'OK' || word === 'NF') && !nameOfCode(code ?? '')) return []
    const text = words.filter((part) => part !== undefined).join(': ')
    const severity = severities[trimmedAttribute(detail, 'typeCode') ?? '']
    return code === undefined && text === '' ? [] : [readFault({ code, severity, text })]
  })
}

const severities: Readonly<Record<string, ExchangeFault['severity']>> = { E: 'error', W: 'warning', I: 'warning' }

/** `detectedIssueManagement`: a reason of IHE or of MyHealth@EU. */
function readReasons(message: XmlElement): readonly ExchangeFault[] {
  return childrenNamed(firstAt(message, hl7v3, 'controlActProcess'), hl7v3, 'reasonOf').flatMap((reason) => {
    const code = trimmedAttribute(
      firstAt(reason, hl7v3, 'detectedIssueEvent', 'mitigatedBy', 'detectedIssueManagement', 'code'),
      'code',
    )
    if (code === undefined) return []
    const name = nameOfReason(code)
    return [name ? { name, sentCode: code, severity: 'error' as const } : readFault({ code, severity: 'error' })]
  })
}

/** That there is no answer is said beside most codes: it counts only where it stands alone. */
function withoutEcho(faults: readonly ExchangeFault[]): readonly ExchangeFault[] {
  const telling = faults.filter(({ sentCode }) => sentCode !== 'AnswerNotAvailable')
  return telling.some(({ severity }) => severity === 'error') ? telling : faults
}

/** The first of each name. */
function distinct(faults: readonly ExchangeFault[]): readonly ExchangeFault[] {
  const first = new Map<string, ExchangeFault>()
  for (const fault of faults) if (!first.has(fault.name)) first.set(fault.name, fault)
  return [...first.values()]
}

function responseCode(message: XmlElement): string | undefined {
  return trimmedAttribute(firstAt(message, hl7v3, 'controlActProcess', 'queryAck', 'queryResponseCode'), 'code')
}

/** How an answer went as a whole; that nobody was found is an answer like any other. */
export function outcomeOf(found: number, faults: readonly ExchangeFault[]): 'OK' | 'NF' | 'AE' {
  if (found > 0) return 'OK'
  return faults.some(({ name, severity }) => severity === 'error' && name !== none.name) ? 'AE' : 'NF'
}

/** Faults as acknowledgement details. */
export function writeDetails(faults: readonly ExchangeFault[], generation: CodeGeneration): readonly XmlElement[] {
  return faults.map(({ name, severity }) =>
    v3('acknowledgementDetail', { typeCode: severity === 'error' ? 'E' : 'W' }, [
      v3('code', { code: codeOf(name, generation) }),
      v3('text', {}, [wordsFor(name)]),
    ]),
  )
}

/** The reason that goes with the errors. */
export function writeReasons(faults: readonly ExchangeFault[]): readonly XmlElement[] {
  const reasons = new Set(faults.flatMap(({ name, severity }) => (severity === 'error' ? [reasonFor(name)] : [])))
  return [...reasons].map(({ code, codeSystem }) =>
    v3('reasonOf', { typeCode: 'RSON' }, [
      v3('detectedIssueEvent', { classCode: 'ALRT', moodCode: 'EVN' }, [
        v3('code', { code: 'ActAdministrativeDetectedIssueCode', codeSystem: '2.16.840.1.113883.5.4' }),
        v3('mitigatedBy', { typeCode: 'MITGT' }, [
          v3('detectedIssueManagement', { classCode: 'ACT', moodCode: 'EVN' }, [v3('code', { code, codeSystem })]),
        ]),
      ]),
    ]),
  )
}
