import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import { volven } from '../../../standards/norway/identifier-systems.ts'
import type { Document } from './sent.ts'
import { codeIn, extensionIn, sfm, sfmCodes } from './sfm.ts'
import type { ListedMedication } from './statement.ts'

const groups = /^[A-Z]{1,2}$/

/**
 * The medication that a statement points to.
 *
 * @see https://simplifier.net/guide/SFMAPIBasis/Populatingsfm-Medication
 */
export function medicationIn(resource: Json, at: string, { find, faults }: Document): ListedMedication | undefined {
  const medication = find(objectIn(resource, 'medicationReference'), 'Medication')
  const coding = listIn(objectIn(medication, 'code'), 'coding')
  const fest = coding.find(({ system }) => system === sfmCodes('FEST')) ?? coding[0]
  const atc = coding.find(({ system }) => system === 'http://www.whocc.no/atc')
  const display = textIn(fest, 'display')
  if (!medication || display === undefined) {
    return faults.add(
      'medication-missing',
      'A statement points to no medication with a name',
      `${at}.medicationReference`,
    )
  }
  const details = extensionIn(medication, sfm('sfm-medicationdetails'))
  const registration = codeIn(
    objectIn(extensionIn(details, 'registreringstype'), 'valueCodeableConcept'),
    sfmCodes('sfm-festregistrationtype'),
  )
  const grouped = extensionIn(medication, 'http://hl7.no/fhir/StructureDefinition/no-basis-prescriptiongroup')
  const group = codeIn(objectIn(extensionIn(grouped, 'prescriptiongroup'), 'valueCodeableConcept'), volven('7421'))
  if (group === undefined || !groups.test(group)) {
    return faults.add(
      'prescription-group',
      'A medication has no prescription group (Volven 7421)',
      `${at}.medicationReference`,
    )
  }
  if (registration !== '1' && registration !== '2' && registration !== '3') {
    return faults.add('registration-type', 'A medication is substance, brand or pack', `${at}.medicationReference`)
  }
  const formed = objectIn(medication, 'form')
  const form = textIn(formed, 'text') ?? textIn(listIn(formed, 'coding')[0], 'display')
  if (form === undefined) {
    return faults.add('form-missing', 'A medication has no form', `${at}.medicationReference`)
  }
  const [code, atcCode] = [textIn(fest, 'code'), textIn(atc, 'code')]
  return {
    ...(code === undefined ? {} : { code }),
    display,
    ...(atcCode === undefined ? {} : { atc: { code: atcCode, display: textIn(atc, 'display') ?? atcCode } }),
    form,
    registration,
    group,
  }
}
