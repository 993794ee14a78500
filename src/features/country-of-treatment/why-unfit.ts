import { Problem } from '../../kernel/problem.ts'
import { documentClassOf } from '../../standards/myhealth-eu/document-class.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import { openOriginal } from '../original-document/index.ts'
import { openSummary } from '../patient-summary/index.ts'
import { isAbout } from './check-document.ts'
import type { TroubleCode } from './trouble.ts'

/** A document that came, and what it was to be. */
export type Arrived = {
  readonly bytes: Uint8Array
  /** As it was listed. */
  readonly classCode: string
  /** Who was identified. */
  readonly patient: PatientTraits
  readonly now: Date
}

/** Why a document that came is not shown; undefined when it is what was listed, of the person identified. */
export function whyUnfit({ bytes, classCode, patient, now }: Arrived): TroubleCode | undefined {
  const listed = classCode.trim()
  const original = documentClassOf(listed)?.service === 'orcd'
  try {
    if (!original) return isAbout(openSummary(bytes, now).summary, patient) ? undefined : 'another-patient'
    const { kind, document } = openOriginal(bytes)
    if (kind.classCode !== listed) return 'document-unusable'
    return isAbout(document, patient) ? undefined : 'another-patient'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return !original && /^(not-cda|document-)/.test(error.code) ? 'document-not-summary' : 'document-unusable'
  }
}
