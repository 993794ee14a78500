/**
 * Where CDA tells what profiles of EPS oblige a sender to say (eu-formats 1.4, 2.3, 2.4). Paths are those of
 * `standards/cda/template.ts`, with `/@name` for an attribute.
 */
export type Telling = {
  /** Below the entry or document: what one resource is made of; the n-th of these is told in the n-th resource. */
  readonly statement?: string
  /** By what follows the resource type in `ElementDefinition.id`: places below the statement. */
  readonly places: Readonly<Record<string, readonly string[]>>
  /** The same, of places below the entry: said once of all its resources. */
  readonly shared?: Readonly<Record<string, readonly string[]>>
}

const material = 'consumable/manufacturedProduct/manufacturedMaterial'
const sig = (effectiveTime: string) => ['period', 'event', 'phase/low'].map((part) => `${effectiveTime}/${part}`)
const timing = [...sig('effectiveTime'), ...sig('effectiveTime/comp')]
const interval = ['effectiveTime', 'effectiveTime/low', 'effectiveTime/high']
const product = [`${material}/code`, `${material}/name`]
const device = ['code', 'manufacturerModelName'].map(
  (name) => `participant[typeCode=DEV]/participantRole/playingDevice/${name}`,
)
const ofPerson = (name: string) => ['family', 'given'].map((part) => `${name}/${part}`)
const address = ['streetAddressLine', 'city', 'postalCode', 'state', 'country'].map(
  (part) => `recordTarget/patientRole/addr/${part}`,
)
const serviceEvent = 'documentationOf/serviceEvent'
const carePeriod = [`${serviceEvent}/effectiveTime/low`, `${serviceEvent}/effectiveTime/high`]

/** By resource type. An element that is not here has no place of its own in CDA, and is never known from it. */
export const tellingPlaces: Readonly<Record<string, Telling>> = {
  AllergyIntolerance: {
    statement: 'act/entryRelationship[typeCode~SUBJ]/observation',
    places: {
      type: ['code'],
      // Never the statusCode: of the observation it is always `completed`.
      clinicalStatus: ['entryRelationship[typeCode=REFR]/observation[code=33999-4]/value'],
      code: ['code', 'name'].map((name) => `participant[typeCode=CSM]/participantRole/playingEntity/${name}`),
      'onset[x]': ['effectiveTime', 'effectiveTime/low'],
      reaction: ['entryRelationship[typeCode=MFST]/observation/value'],
      'reaction.manifestation': ['entryRelationship[typeCode=MFST]/observation/value'],
      'reaction.severity': [
        'entryRelationship[typeCode=MFST]/observation/entryRelationship/observation[code=SEV]/value',
      ],
    },
  },
  Condition: {
    statement: 'act/entryRelationship[typeCode~SUBJ]/observation',
    places: {
      category: ['code'],
      clinicalStatus: ['entryRelationship[typeCode=REFR]/observation[code=33999-4]/value'],
      code: ['value'],
      'onset[x]': ['effectiveTime', 'effectiveTime/low'],
      severity: ['entryRelationship[typeCode~SUBJ]/observation[code=SEV]/value'],
    },
    shared: { clinicalStatus: ['act/statusCode'] },
  },
  MedicationStatement: {
    statement: 'substanceAdministration',
    places: {
      'medication[x]': product,
      'effective[x]': interval,
      dosage: [
        ...timing,
        ...['doseQuantity', 'rateQuantity'].flatMap((dose) => [dose, `${dose}/low`, `${dose}/high`]),
        'routeCode',
        'entryRelationship[typeCode~SUBJ]/act[code=PINSTRUCT]/text',
      ],
      'dosage.timing': timing,
    },
  },
  Medication: {
    statement: 'substanceAdministration',
    places: {
      code: product,
      form: [`${material}/formCode`],
      ingredient: ['code', 'name'].map((name) => `${material}/ingredient/ingredientSubstance/${name}`),
      'ingredient.item[x]': ['code', 'name'].map((name) => `${material}/ingredient/ingredientSubstance/${name}`),
      'ingredient.strength': ['numerator', 'denominator'].map((name) => `${material}/ingredient/quantity/${name}`),
    },
  },
  Immunization: {
    statement: 'substanceAdministration',
    places: { status: ['statusCode'], vaccineCode: product, 'occurrence[x]': interval },
  },
  Procedure: { statement: 'procedure', places: { code: ['code'], 'performed[x]': interval } },
  DeviceUseStatement: { statement: 'supply', places: { 'timing[x]': interval, device } },
  Device: { statement: 'supply', places: { type: device } },
  Patient: {
    places: {
      identifier: ['recordTarget/patientRole/id'],
      address,
      telecom: ['recordTarget/patientRole/telecom'],
      name: ['recordTarget/patientRole/patient/name', ...ofPerson('recordTarget/patientRole/patient/name')],
      'name.family': ['recordTarget/patientRole/patient/name/family'],
      'name.given': ['recordTarget/patientRole/patient/name/given'],
      'name.use': ['recordTarget/patientRole/patient/name/@use'],
      gender: ['recordTarget/patientRole/patient/administrativeGenderCode'],
      birthDate: ['recordTarget/patientRole/patient/birthTime'],
      // Only who has a function for the patient (PCP) is more than a contact.
      generalPractitioner: ['participant[typeCode=IND]/functionCode'],
    },
  },
  Composition: {
    places: {
      identifier: ['setId'],
      type: ['code'],
      date: ['effectiveTime'],
      title: ['title'],
      author: ['author/assignedAuthor/id', ...ofPerson('author/assignedAuthor/assignedPerson/name')],
      custodian: ['id', 'name'].map((name) => `custodian/assignedCustodian/representedCustodianOrganization/${name}`),
      attester: ofPerson('legalAuthenticator/assignedEntity/assignedPerson/name'),
      'attester.party': ofPerson('legalAuthenticator/assignedEntity/assignedPerson/name'),
      'attester.time': ['legalAuthenticator/time'],
      event: [`${serviceEvent}/code`, ...carePeriod],
      'event.code': [`${serviceEvent}/code`],
      'event.period': carePeriod,
      'event:careProvisioningEvent.period': carePeriod,
    },
  },
}

const concern = 'section/entry/act/entryRelationship/observation'

/** By LOINC code of a section: the element of Composition its entries fill, and what below its component tells one. */
export const tellingEntries: Readonly<
  Record<string, { readonly element: string; readonly places: readonly string[] }>
> = {
  '48765-2': {
    element: 'Composition.section:sectionAllergies.entry:allergyOrIntolerance',
    places: [`${concern}/value`, `${concern}/participant[typeCode=CSM]/participantRole/playingEntity/code`],
  },
  '11450-4': { element: 'Composition.section:sectionProblems.entry:problem', places: [`${concern}/value`] },
  '10160-0': {
    element: 'Composition.section:sectionMedications.entry:medicationStatementOrRequest',
    places: product.map((place) => `section/entry/substanceAdministration/${place}`),
  },
  '11369-6': {
    element: 'Composition.section:sectionImmunizations.entry:immunization',
    places: product.map((place) => `section/entry/substanceAdministration/${place}`),
  },
  '47519-4': {
    element: 'Composition.section:sectionProceduresHx.entry:procedure',
    places: ['section/entry/procedure/code'],
  },
  '46264-8': {
    element: 'Composition.section:sectionMedicalDevices.entry:deviceStatement',
    places: device.map((place) => `section/entry/supply/${place}`),
  },
  '30954-2': {
    element: 'Composition.section:sectionResults.entry:results-medicalTestResult',
    places: ['section/entry/observation/value', 'section/entry/organizer/component/observation/value'],
  },
}
