import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import { identifierSystems, volven } from '../../../standards/norway/identifier-systems.ts'
import { refuseRealNumber } from '../../../standards/norway/invented-only.ts'
import { parseNationalNumber } from '../../../standards/norway/national-number.ts'
import { nationalNumberIn, parameterIn } from './read-request.ts'
import { readStatement } from './read-statement.ts'
import type { Document, Faults, SentList } from './sent.ts'
import { codeIn, extensionIn, extensionsIn, sfm, sfmCodes } from './sfm.ts'
import type { Signed } from './statement.ts'

/** The document in the parameters of `$sendMedication`. */
export function documentIn(body: Json | undefined): Json | undefined {
  return objectIn(parameterIn(body, 'medication'), 'resource')
}

/** The patient of the document. */
export function patientIn(document: Json | undefined): Json | undefined {
  const patients = listIn(document, 'entry').map((entry) => objectIn(entry, 'resource'))
  return patients.find((each) => each?.resourceType === 'Patient')
}

/**
 * Reads the document of `$sendMedication`; what is wrong with single statements is noted in `faults`.
 *
 * @throws Problem `invalid`: `document-expected`, `reference-missing`, `section-missing`, `patient-twice`
 * @see https://simplifier.net/guide/SFMAPIBasis/PopulatingsendMedication
 */
export function readSentList(body: Json | undefined, faults: Faults, now: Date): SentList {
  const bundle = documentIn(body)
  const entries = listIn(bundle, 'entry')
  const composition = objectIn(entries[0], 'resource')
  if (bundle?.type !== 'document' || composition?.resourceType !== 'Composition') {
    throw fault('document-expected', 'A document is expected, with its composition first', 'Bundle')
  }
  const reference = listIn(composition, 'relatesTo')
    .map((each) => textIn(objectIn(each, 'targetIdentifier'), 'value'))
    .find((value) => value !== undefined)
  if (reference === undefined) {
    throw fault('reference-missing', 'The document does not say which fetch it builds on', 'Composition.relatesTo')
  }
  numbersHold(entries, now)
  const document: Document = { find: finderIn(entries), patientUrl: patientUrlIn(entries), faults, now }
  sectionIn(composition, 'sectionMedication')
  const statements = entries.flatMap((entry, nth) => {
    const resource = objectIn(entry, 'resource')
    if (resource?.resourceType !== 'MedicationStatement') return []
    return readStatement(resource, `Bundle.entry[${nth}].resource`, document) ?? []
  })
  const pll = pllIn(sectionIn(composition, 'sectionPLLinfo'), document)
  return { reference, statements, ...(pll ? { pll } : {}) }
}

/**
 * Professionals may be named by national number too: each must be an invented one, since the box is no place for others.
 *
 * @throws Problem of `parseNationalNumber` and `refuseRealNumber`
 */
function numbersHold(entries: readonly Json[], now: Date): void {
  for (const entry of entries) {
    const number = nationalNumberIn(objectIn(entry, 'resource'))
    if (number !== undefined) refuseRealNumber(parseNationalNumber(number, now))
  }
}

/** @throws Problem `invalid`: `patient-twice` */
function patientUrlIn(entries: readonly Json[]): string | undefined {
  const [patient, other] = entries.filter((each) => objectIn(each, 'resource')?.resourceType === 'Patient')
  if (other) throw fault('patient-twice', 'The document is about more than one patient', 'Bundle.entry')
  return textIn(patient, 'fullUrl')
}

function finderIn(entries: readonly Json[]): Document['find'] {
  const byUrl = new Map(entries.map((entry) => [textIn(entry, 'fullUrl'), objectIn(entry, 'resource')]))
  return (reference, type) => {
    const found = byUrl.get(textIn(reference, 'reference'))
    return found?.resourceType === type ? found : undefined
  }
}

/** Both sections must be there, also when they are empty. */
function sectionIn(composition: Json, code: string): Json {
  const found = listIn(composition, 'section').find(
    (each) => codeIn(objectIn(each, 'code'), sfmCodes('sfm-section-types')) === code,
  )
  if (!found) throw fault('section-missing', `The section ${code} is missing`, 'Composition.section')
  return found
}

/** A list is made where the message M25.1 says so; no entry is as to say no. */
function pllIn(section: Json, { find, faults }: Document): SentList['pll'] {
  const messages = listIn(section, 'entry')
    .map((each) => find(each, 'Basic'))
    .filter((each) => each !== undefined)
    .filter((each) => codeIn(objectIn(each, 'code'), sfmCodes('sfm-message-type')) === 'M25.1')
  if (messages.length > 1) return faults.add('list-twice', 'There is more than one M25.1', 'Composition.section')
  const info = extensionIn(messages[0], sfm('sfm-pllInformation'))
  if (extensionIn(info, 'createPLL')?.valueBoolean !== true) return undefined
  const related = extensionsIn(info, 'relatedparties')
    .map((each) => find(objectIn(each, 'valueReference'), 'PractitionerRole'))
    .filter((each) => each !== undefined)
  const [doctor, secondDoctor] = related.filter((each) => hasRole(each, 'M'))
  const [pharmacy, secondPharmacy] = related.filter((each) => hasRole(each, 'A'))
  if (secondDoctor || secondPharmacy) {
    faults.add('responsible-twice', 'One doctor and one pharmacy are responsible at most', 'Basic.extension')
  }
  const responsible = doctor && signedOf(doctor, find)
  if (doctor && !responsible?.hpr) {
    faults.add('responsible-unnamed', 'The responsible doctor has no HPR number', 'Basic.extension')
  }
  const place = pharmacy && signedOf(pharmacy, find).place
  return {
    substitute: extensionIn(info, 'substitute')?.valueBoolean === true,
    ...(responsible ? { responsible } : {}),
    ...(place === undefined ? {} : { pharmacy: place }),
  }
}

function hasRole(role: Json, wanted: string): boolean {
  return listIn(role, 'code').some((each) => codeIn(each, volven('7490')) === wanted)
}

/** Numbers stand in the reference itself, or in the entry it points to. */
function signedOf(role: Json, find: Document['find']): Signed {
  const numberOf = (member: string, type: string, system: string) => {
    const reference = objectIn(role, member)
    const inline = objectIn(reference, 'identifier')
    const identifiers = [...(inline ? [inline] : []), ...listIn(find(reference, type), 'identifier')]
    return textIn(
      identifiers.find((each) => each.system === system),
      'value',
    )
  }
  const hpr = numberOf('practitioner', 'Practitioner', identifierSystems.HPR)
  const place = numberOf('organization', 'Organization', identifierSystems.ENH)
  return { ...(hpr === undefined ? {} : { hpr }), ...(place === undefined ? {} : { place }) }
}

function fault(code: string, message: string, at: string): Problem {
  return new Problem('invalid', code, message, { at })
}
