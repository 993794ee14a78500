import { readCertificate } from '../../platform/x509/certificate.ts'
import type { Answer } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { addressOf, requestIdOf } from './asked.ts'
import { answerOf, stoppedAs } from './built.ts'
import type { HealthDataNeeds } from './needs.ts'
import type { EarlyRefusal } from './refusal-events.ts'
import { challengeFor, stoppedByProblem, type Trouble } from './trouble.ts'

/** Codes of what stops a request before an interaction is reached, and so before anything of it is recorded. */
const early: ReadonlySet<string> = new Set([
  'method-not-allowed',
  'media-type',
  'too-large',
  'malformed-request',
  'not-supported',
])

const unrecorded: Trouble = { kind: 'unavailable', code: 'refusal-unrecorded', message: 'This cannot be answered now' }

/**
 * How what stopped is told: what never reached an interaction is recorded here, and nobody is told of it before. When that
 * fails, all that is told is that there is no answer now.
 */
export async function recordedTrouble<Told>(
  needs: HealthDataNeeds,
  refused: (refusal: EarlyRefusal) => Promise<void>,
  { trouble, request }: { readonly trouble: Trouble; readonly request: WebRequest },
  tell: (trouble: Trouble) => Told,
): Promise<Told> {
  if (!early.has(trouble.code)) return tell(trouble)
  const { code } = trouble
  const refusal = { code, address: addressOf(request), requestId: requestIdOf(request), ...clientOn(needs, request) }
  return refused(refusal).then(
    () => tell(trouble),
    () => tell(unrecorded),
  )
}

/** What stopped, in FHIR. @param methods those that would not have been, told with 405 (RFC 9110, section 15.5.6) */
export function toldInFhir(methods: readonly string[], request: WebRequest): (trouble: Trouble) => Answer {
  return (trouble) => {
    const built = stoppedAs(stoppedByProblem(trouble))
    const allow = trouble.code === 'method-not-allowed' ? { allow: methods.join(', ') } : {}
    return answerOf(
      { ...built, headers: { ...built.headers, ...challengeFor(trouble), ...allow } },
      requestIdOf(request),
    )
  }
}

/** The country whose certificate the connection showed, where connections show any. */
function clientOn({ certificateOf, peerOf }: HealthDataNeeds, request: WebRequest): Pick<EarlyRefusal, 'client'> {
  const certificate = certificateOf?.(request)
  const peer = certificate ? peerOf(certificate) : { fault: 'none' }
  if (!certificate || 'fault' in peer) return {}
  return { client: { country: peer.country, commonName: readCertificate(certificate).commonName } }
}
