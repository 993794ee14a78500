import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import { volven } from '../../../standards/norway/identifier-systems.ts'
import { medicationIn } from './read-medication.ts'
import { discontinuedIn, prescriptionIn, recallIn, signedBy } from './read-prescription.ts'
import type { Document, Faults, SentStatement } from './sent.ts'
import { codeIn, extensionIn, sfm } from './sfm.ts'
import type { Statement } from './statement.ts'

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** Parts of sfm-reseptamendment that the service reads or makes itself: they are not kept as they came. */
const read = new Set([
  ...['reseptdate', 'expirationdate', 'dssn', 'numberofpackages', 'reit', 'itemgroup', 'lastchanged', 'typeresept'],
  ...['rfstatus', 'recallinfo', 'createeresept', 'dispencesummary', 'dispensesummary', 'lockedresept', 'refnum'],
])

const lowered = (names: readonly string[]) => new Set(names.map((each) => sfm(`sfm-${each}`).toLowerCase()))
const readExtensions = lowered(['reseptamendment', 'regInfo', 'discontinuation', 'administration', 'deliverysummary'])
const readDosing = lowered(['use', 'application-area'])

/**
 * Reads one prescription that was sent. What is wrong is noted, and what can be read is.
 *
 * @see https://simplifier.net/guide/SFMAPIBasis/Populatingsfm-MedicationStatement
 */
export function readStatement(resource: Json, at: string, document: Document): SentStatement | undefined {
  const { faults, patientUrl } = document
  const amendment = extensionIn(resource, sfm('sfm-reseptamendment'))
  const medication = medicationIn(resource, at, document)
  const prescribed = signedBy('1', resource, at, document)
  const taking = takingIn(resource, amendment, at, faults)
  const status = resource.status === 'active' || resource.status === 'completed' ? resource.status : undefined
  if (!status) faults.add('status', 'A statement is active or completed', `${at}.status`)
  if (patientUrl === undefined || textIn(objectIn(resource, 'subject'), 'reference') !== patientUrl) {
    faults.add('patient-other', 'A statement is not about the patient of the document', `${at}.subject`)
  }
  const identifiers = identifiersIn(resource, at, faults)
  const prescription = prescriptionIn(amendment, at, document)
  const discontinued = discontinuedIn(resource, at, document)
  const recalls = recallIn(amendment, at, faults)
  if (!medication || !prescribed || !taking || !status) return undefined
  const kept = keptOf(resource, amendment)
  return {
    at,
    is: { ...identifiers, status, medication, ...taking, prescribed, ...prescription, ...discontinued, ...kept },
    creates: extensionIn(amendment, 'createeresept')?.valueBoolean === true,
    ...(recalls ? { recalls } : {}),
  }
}

/** How it is taken, and what for. */
function takingIn(
  resource: Json,
  amendment: Json | undefined,
  at: string,
  faults: Faults,
): Pick<Statement, 'dose' | 'use' | 'area' | 'multidose' | 'dosing'> | undefined {
  const [dosage] = listIn(resource, 'dosage')
  const dose = textIn(extensionIn(amendment, 'dssn'), 'valueString') ?? textIn(dosage, 'text')
  if (dose === undefined) faults.add('dose-missing', 'A statement says no dose', `${at}.dosage`)
  const use = codeIn(objectIn(extensionIn(dosage, sfm('sfm-use')), 'valueCodeableConcept'), volven('9101'))
  const known = use === '1' || use === '2' || use === '3' ? use : undefined
  if (!known) faults.add('use', 'Use is one of Volven 9101', `${at}.dosage`)
  const area = textIn(extensionIn(extensionIn(dosage, sfm('sfm-application-area')), 'text'), 'valueString')
  if (area === undefined) faults.add('area-missing', 'A statement does not say what it is for', `${at}.dosage`)
  if (dose === undefined || !known || area === undefined) return undefined
  const multidose = extensionIn(extensionIn(resource, sfm('sfm-administration')), 'mddispensed')?.valueBoolean === true
  const dosing = keptIn(dosage, readDosing)
  return {
    dose,
    use: known,
    area,
    ...(multidose ? { multidose: true } : {}),
    ...(dosing.length > 0 ? { dosing } : {}),
  }
}

function identifiersIn(resource: Json, at: string, faults: Faults): Pick<Statement, 'reseptId' | 'pllId'> {
  const named = (wanted: string) => {
    const found = listIn(resource, 'identifier').filter(
      (each) => textIn(objectIn(each, 'type'), 'text')?.toLowerCase() === wanted.toLowerCase(),
    )
    const value = textIn(found[0], 'value')
    if (found.length > 1) faults.add('identifier-twice', `There is more than one ${wanted}`, `${at}.identifier`)
    if (value !== undefined && !guid.test(value))
      faults.add('identifier-form', `${wanted} is a GUID`, `${at}.identifier`)
    return value?.toLowerCase()
  }
  const [reseptId, pllId] = [named('ReseptId'), named('PLL')]
  return { ...(reseptId === undefined ? {} : { reseptId }), ...(pllId === undefined ? {} : { pllId }) }
}

/** What the service does not read is kept, so that it comes back. */
function keptOf(resource: Json, amendment: Json | undefined): Pick<Statement, 'amendments' | 'extensions'> {
  const [amendments, extensions] = [keptIn(amendment, read), keptIn(resource, readExtensions)]
  return { ...(amendments.length > 0 ? { amendments } : {}), ...(extensions.length > 0 ? { extensions } : {}) }
}

/** Extensions but those that are known; references are not kept, since they lead out of the document. */
function keptIn(of: Json | undefined, known: ReadonlySet<string>): readonly Json[] {
  return listIn(of, 'extension').filter((each) => {
    const url = textIn(each, 'url')?.toLowerCase()
    return url !== undefined && !known.has(url) && !JSON.stringify(each).includes('"valueReference"')
  })
}
