import type { NationalService } from '../national-service.ts'

/**
 * DHG's codes, by what the codes of our problems begin with; the first that fits.
 *
 * @see https://utviklerportal.nhn.no/informasjonstjenester/digitalt-helsekort-for-gravide, error handling
 */
const codes: readonly (readonly [begins: string, errorCode: string])[] = [
  ['person-deceased', 'DHG-0002'],
  ['consent-missing', 'DHG-0003'],
  ['address-confidential', 'DHG-0004'],
  ['user-role', 'DHG-0005'],
  ['role-not-permitted', 'DHG-0005'],
  ['access-record', 'DHG-0006'],
  ['resource-missing', 'DHG-0007'],
  ['version-', 'DHG-0008'],
  ['changed-meanwhile', 'DHG-0008'],
  ['already-exists', 'DHG-0009'],
  ['token-', 'DHG-0010'],
  ['dpop-', 'DHG-0010'],
  ['attest', 'DHG-0010'],
  ['treatment-', 'DHG-0010'],
  ['body-json', 'DHG-0011'],
  ['body-media-type', 'DHG-0011'],
  ['person-missing', 'DHG-0013'],
  ['person-unknown', 'DHG-0013'],
  ['national-number-', 'DHG-0013'],
  ['number-of-real-shape', 'DHG-0013'],
  ['record-inactive', 'DHG-0015'],
  ['code-system', 'DHG-0016'],
  ['resource-deleted', 'DHG-0017'],
  ['too-large', 'DHG-0012'],
  ['field-', 'DHG-0012'],
  ['body-', 'DHG-0012'],
  ['header-', 'DHG-0012'],
  ['parameter-', 'DHG-0012'],
]

/** What DHG answers with when it refuses: a code in the body and, for who reads no bodies, in a header. */
export const refuses: NonNullable<NationalService['refuses']> = ({ code, message }, _status, eventId) => {
  const errorCode = codes.find(([begins]) => code.startsWith(begins))?.[1] ?? 'DHG-0001'
  return { body: { errorCode, errorMessage: message, eventId }, headers: { 'nhn-error-code': errorCode } }
}
