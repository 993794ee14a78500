import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { type CodeGeneration, codeOf, wordsFor } from '../myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../myhealth-eu/exchange-fault.ts'
import { readFault } from '../myhealth-eu/read-fault.ts'
import { childrenNamed, firstAt, trimmedAttribute, trimmedText } from './find-element.ts'
import { namespaces, transactions } from './transactions.ts'

const { rs } = namespaces
const { response } = transactions['ITI-41']

/** How a request went as a whole (ebRS 3.0 and IHE ITI TF-3, 4.2.4). */
export type ResponseStatus = 'Success' | 'PartialSuccess' | 'Failure'

/** A status and its errors and warnings. Success with warnings is success. */
export type RegistryAnswer = { readonly status: ResponseStatus; readonly faults: readonly ExchangeFault[] }

const statuses: Readonly<Record<ResponseStatus, string>> = {
  Success: 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success',
  PartialSuccess: 'urn:ihe:iti:2007:ResponseStatusType:PartialSuccess',
  Failure: 'urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure',
}

const severities = 'urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:'

/**
 * Status and faults of an element that has them: of ITI-38 the answer itself, of ITI-39 the `RegistryResponse` inside.
 * A status that is absent or unheard of is failure; failure without a word gets one.
 */
export function readAnswer(holder: XmlElement | undefined): RegistryAnswer {
  const said = trimmedAttribute(holder, 'status') ?? ''
  const status = statusNames.find((name) => said === name || said.endsWith(`:${name}`)) ?? 'Failure'
  const faults = distinct(childrenNamed(firstAt(holder, rs, 'RegistryErrorList'), rs, 'RegistryError').map(readError))
  const silent = status === 'Failure' && !faults.some(({ severity }) => severity === 'error')
  return { status, faults: silent ? [...faults, { name: 'ERROR_GENERIC', severity: 'error' }] : faults }
}

const statusNames: readonly ResponseStatus[] = ['PartialSuccess', 'Success', 'Failure']

/** Each once, in the order sent: the same is often said of every document. */
function distinct(faults: readonly ExchangeFault[]): readonly ExchangeFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]
}

function readError(error: XmlElement): ExchangeFault {
  const severity = trimmedAttribute(error, 'severity')
  return readFault({
    code: trimmedAttribute(error, 'errorCode'),
    severity: severity === undefined ? undefined : severity.endsWith('Warning') ? 'warning' : 'error',
    text: trimmedAttribute(error, 'codeContext') ?? trimmedText(error),
  })
}

/** Attributes and children that say how a request went, for an element of whatever name. */
export function writeAnswer(
  status: ResponseStatus,
  faults: readonly ExchangeFault[],
  spell: (name: string) => string,
): { readonly status: string; readonly errors: XmlElement | undefined } {
  const worst = faults.some(({ severity }) => severity === 'error') ? 'Error' : 'Warning'
  const errors = faults.map(({ name, severity }) =>
    element('RegistryError', rs, {
      codeContext: wordsFor(name),
      errorCode: spell(name),
      severity: severities + (severity === 'error' ? 'Error' : 'Warning'),
      location: '',
    }),
  )
  const list = element('RegistryErrorList', rs, { highestSeverity: severities + worst }, errors)
  return { status: statuses[status], errors: errors.length > 0 ? list : undefined }
}

/** How it went when some of it may have been given: an error beside it makes it partial. */
export function statusOf(given: number, faults: readonly ExchangeFault[]): ResponseStatus {
  if (!faults.some(({ severity }) => severity === 'error')) return 'Success'
  return given > 0 ? 'PartialSuccess' : 'Failure'
}

/** What ITI-41 answers. @throws Problem `invalid`, code `registry-response`, for what is no such answer */
export function readRegistryResponse(body: XmlElement): RegistryAnswer {
  if (body.name !== response.name || body.ns !== response.ns) {
    throw new Problem('invalid', 'registry-response', 'Not an answer to a submission (RegistryResponse)')
  }
  return readAnswer(body)
}

/** What ITI-41 answers: failure with any error, success with none or with warnings. */
export function writeRegistryResponse(faults: readonly ExchangeFault[], generation: CodeGeneration): XmlElement {
  const { status, errors } = writeAnswer(statusOf(0, faults), faults, (name) => codeOf(name, generation))
  return element(response.name, response.ns, { status }, [errors])
}
