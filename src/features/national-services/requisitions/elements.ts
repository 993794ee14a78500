/** Whether an element stands once or is a list. */
type Times = 'once' | 'list'

const ofEvery = {
  resourceType: 'once',
  id: 'once',
  meta: 'once',
  implicitRules: 'once',
  language: 'once',
  text: 'once',
  contained: 'list',
  extension: 'list',
  modifierExtension: 'list',
  identifier: 'list',
  status: 'once',
  subject: 'once',
  note: 'list',
} as const

/**
 * Elements of the two types at their top in FHIR R5. Those that R4 alone has (`reasonCode`, `locationCode`) are not here, so
 * that a resource of R4 is told from one of R5.
 *
 * @see https://hl7.org/fhir/R5/servicerequest.html
 * @see https://hl7.org/fhir/R5/specimen.html
 */
export const elements: Readonly<Record<'ServiceRequest' | 'Specimen', Readonly<Record<string, Times>>>> = {
  ServiceRequest: {
    ...ofEvery,
    instantiatesCanonical: 'list',
    instantiatesUri: 'list',
    basedOn: 'list',
    replaces: 'list',
    requisition: 'once',
    intent: 'once',
    category: 'list',
    priority: 'once',
    doNotPerform: 'once',
    code: 'once',
    orderDetail: 'list',
    quantityQuantity: 'once',
    quantityRatio: 'once',
    quantityRange: 'once',
    focus: 'list',
    encounter: 'once',
    occurrenceDateTime: 'once',
    occurrencePeriod: 'once',
    occurrenceTiming: 'once',
    asNeededBoolean: 'once',
    asNeededCodeableConcept: 'once',
    authoredOn: 'once',
    requester: 'once',
    performerType: 'once',
    performer: 'list',
    location: 'list',
    reason: 'list',
    insurance: 'list',
    supportingInfo: 'list',
    specimen: 'list',
    bodySite: 'list',
    bodyStructure: 'once',
    patientInstruction: 'list',
    relevantHistory: 'list',
  },
  Specimen: {
    ...ofEvery,
    accessionIdentifier: 'once',
    type: 'once',
    receivedTime: 'once',
    parent: 'list',
    request: 'list',
    combined: 'once',
    role: 'list',
    feature: 'list',
    collection: 'once',
    processing: 'list',
    container: 'list',
    condition: 'list',
  },
}
