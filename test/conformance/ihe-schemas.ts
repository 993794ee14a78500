import { elementsOf, pathOf, textOf, type XmlElement } from '../../src/platform/xml/tree.ts'

/**
 * What the schemas say of the order of elements, for the part of the messages that is exchanged: by the name of the
 * element, what may stand in it and in which order.
 *
 * @see HL7 v3 2008: PRPA_IN201305UV02, PRPA_IN201306UV02, MCCI_MT000300UV01, MFMI_MT700711UV01, PRPA_MT201306UV02,
 *   PRPA_MT201310UV02, MCAI_MT900001UV01; OASIS ebRS 3.0: rim.xsd, rs.xsd, query.xsd, lcm.xsd; IHE XDS.b_DocumentRepository.xsd
 */
const v3Message =
  'id creationTime securityText versionCode interactionId profileId processingCode processingModeCode acceptAckCode attachmentText receiver respondTo sender attentionLine'
const registryObject = 'Slot Name Description VersionInfo Classification ExternalIdentifier'
const reference = 'HomeCommunityId RepositoryUniqueId DocumentUniqueId'

const sequences: Readonly<Record<string, string>> = {
  PRPA_IN201305UV02: `${v3Message} controlActProcess`,
  PRPA_IN201306UV02: `${v3Message} acknowledgement controlActProcess`,
  receiver: 'telecom device',
  sender: 'telecom device',
  device: 'id name desc existenceTime telecom manufacturerModelName softwareName asAgent asLocatedEntity',
  asAgent: 'representedOrganization',
  representedOrganization: 'id name telecom notificationParty',
  acknowledgement: 'typeCode messageWaitingNumber messageWaitingPriorityCode targetMessage acknowledgementDetail',
  acknowledgementDetail: 'code text location',
  controlActProcess:
    'id code text effectiveTime priorityCode reasonCode languageCode overseer authorOrPerformer dataEnterer informationRecipient subject reasonOf queryAck queryByParameter',
  queryByParameter:
    'queryId statusCode modifyCode responseElementGroupId responseModalityCode responsePriorityCode initialQuantity initialQuantityCode executionAndDeliveryTime matchCriterionList parameterList sortControl',
  parameterList:
    'id livingSubjectAdministrativeGender livingSubjectBirthPlaceAddress livingSubjectBirthPlaceName livingSubjectBirthTime livingSubjectDeceasedTime livingSubjectId livingSubjectName mothersMaidenName otherIDsScopingOrganization patientAddress patientStatusCode patientTelecom principalCareProviderId principalCareProvisionId',
  livingSubjectId: 'value semanticsText',
  queryAck: 'queryId statusCode queryResponseCode resultTotalQuantity resultCurrentQuantity resultRemainingQuantity',
  registrationEvent: 'id statusCode effectiveTime subject1 author custodian inFulfillmentOf definition replacementOf',
  patient:
    'id addr telecom statusCode effectiveTime confidentialityCode veryImportantPersonCode patientPerson patientNonPersonLivingSubject providerOrganization subjectOf1 subjectOf2 coveredPartyOf',
  patientPerson:
    'id name desc telecom administrativeGenderCode birthTime deceasedInd deceasedTime multipleBirthInd multipleBirthOrderNumber organDonorInd addr',
  queryMatchObservation: 'code value',
  custodian: 'assignedEntity',
  assignedEntity: 'id code',
  detectedIssueEvent: 'id code text value mitigatedBy triggerFor',
  detectedIssueManagement: 'id code text statusCode effectiveTime',
  AdhocQueryRequest: 'RequestSlotList ResponseOption AdhocQuery',
  AdhocQuery: `${registryObject} QueryExpression`,
  AdhocQueryResponse: 'ResponseSlotList RegistryErrorList RegistryObjectList',
  RegistryResponse: 'ResponseSlotList RegistryErrorList',
  Slot: 'ValueList',
  ExtrinsicObject: `${registryObject} ContentVersionInfo`,
  RegistryPackage: `${registryObject} RegistryObjectList`,
  Classification: registryObject,
  ExternalIdentifier: registryObject,
  Association: registryObject,
  RetrieveDocumentSetRequest: 'DocumentRequest',
  DocumentRequest: reference,
  RetrieveDocumentSetResponse: 'RegistryResponse DocumentResponse',
  DocumentResponse: `${reference} NewRepositoryUniqueId NewDocumentUniqueId mimeType Document`,
  ProvideAndRegisterDocumentSetRequest: 'SubmitObjectsRequest Document',
  SubmitObjectsRequest: 'RequestSlotList RegistryObjectList',
}

/** Attributes the schemas demand. */
const demanded: Readonly<Record<string, string>> = {
  PRPA_IN201305UV02: 'ITSVersion',
  PRPA_IN201306UV02: 'ITSVersion',
  receiver: 'typeCode',
  sender: 'typeCode',
  device: 'classCode determinerCode',
  asAgent: 'classCode',
  representedOrganization: 'classCode determinerCode',
  controlActProcess: 'classCode moodCode',
  registrationEvent: 'classCode moodCode',
  patient: 'classCode',
  queryMatchObservation: 'classCode moodCode',
  detectedIssueEvent: 'classCode moodCode',
  detectedIssueManagement: 'classCode moodCode',
  AdhocQuery: 'id',
  AdhocQueryResponse: 'status',
  RegistryResponse: 'status',
  RegistryError: 'codeContext errorCode',
  Slot: 'name',
  ExtrinsicObject: 'id',
  RegistryPackage: 'id',
  Classification: 'id classifiedObject',
  ExternalIdentifier: 'id registryObject identificationScheme value',
  Association: 'id associationType sourceObject targetObject',
}

/** Elements the schemas demand. */
const compulsory: Readonly<Record<string, string>> = {
  PRPA_IN201305UV02:
    'id creationTime interactionId processingCode processingModeCode acceptAckCode receiver sender controlActProcess',
  PRPA_IN201306UV02:
    'id creationTime interactionId processingCode processingModeCode acceptAckCode receiver sender controlActProcess',
  receiver: 'device',
  sender: 'device',
  device: 'id',
  representedOrganization: 'id',
  acknowledgement: 'typeCode',
  queryAck: 'queryResponseCode',
  queryByParameter: 'queryId statusCode parameterList',
  livingSubjectId: 'value semanticsText',
  livingSubjectName: 'value semanticsText',
  livingSubjectBirthTime: 'value semanticsText',
  livingSubjectAdministrativeGender: 'value semanticsText',
  patientAddress: 'value semanticsText',
  registrationEvent: 'statusCode subject1 custodian',
  patient: 'id statusCode subjectOf1',
  patientPerson: 'name',
  queryMatchObservation: 'code value',
  AdhocQueryRequest: 'ResponseOption AdhocQuery',
  AdhocQueryResponse: 'RegistryObjectList',
  Slot: 'ValueList',
  RetrieveDocumentSetResponse: 'RegistryResponse',
  DocumentRequest: 'RepositoryUniqueId DocumentUniqueId',
  DocumentResponse: 'RepositoryUniqueId DocumentUniqueId mimeType Document',
  ProvideAndRegisterDocumentSetRequest: 'SubmitObjectsRequest',
  SubmitObjectsRequest: 'RegistryObjectList',
}

/** What a message has against the schemas, as far as the tables above know them: places with what is wrong there. */
export function breaches(root: XmlElement): readonly string[] {
  const own = [...outOfOrder(root), ...lacking(root), ...tooLong(root)].map((what) => `${pathOf(root)}: ${what}`)
  return [...own, ...elementsOf(root).flatMap(breaches)]
}

function outOfOrder(element: XmlElement): readonly string[] {
  const sequence = sequences[element.name]?.split(' ')
  if (!sequence) return []
  const places = elementsOf(element).map(({ name }) => sequence.indexOf(name))
  const unknown = places.includes(-1) ? ['an element that does not belong here'] : []
  const sorted = places.every((place, at) => at === 0 || places[at - 1]! <= place)
  return [...unknown, ...(sorted ? [] : ['elements out of order'])]
}

/** `LongName` and `FreeFormText` of ebRIM, in characters. */
const longest: Readonly<Record<string, number>> = { nodeRepresentation: 256, value: 1024 }

function tooLong(element: XmlElement): readonly string[] {
  const text = element.name === 'Value' && textOf(element).length > 256 ? ['a value that is too long'] : []
  const names = Object.keys(longest).filter((name) => (element.attributes[name]?.length ?? 0) > longest[name]!)
  return [...text, ...names.map((name) => `@${name} is too long`)]
}

function lacking(element: XmlElement): readonly string[] {
  const there = new Set(elementsOf(element).map(({ name }) => name))
  return [
    ...listed(demanded, element).flatMap((name) => (element.attributes[name] === undefined ? [`no @${name}`] : [])),
    ...listed(compulsory, element).flatMap((name) => (there.has(name) ? [] : [`no ${name}`])),
  ]
}

function listed(table: Readonly<Record<string, string>>, { name }: XmlElement): readonly string[] {
  return table[name]?.split(' ') ?? []
}

/**
 * Where OpenNCP (role B, 9.0) would stop with an error of its own though the message is valid: it takes the first of
 * what the schemas let be absent.
 *
 * @see AdhocQueryResponseConverter and XcpdResponseExtractor there
 */
export function stopsOpenNcp(root: XmlElement): readonly string[] {
  const own = stops[root.name]?.(root) ? [`${pathOf(root)}: stops OpenNCP`] : []
  return [...own, ...elementsOf(root).flatMap(stopsOpenNcp)]
}

const lacks = (element: XmlElement, name: string): boolean => !elementsOf(element).some((child) => child.name === name)

const stops: Readonly<Record<string, (element: XmlElement) => boolean>> = {
  ExtrinsicObject: (element) => element.attributes.home !== undefined && lacks(element, 'Name'),
  Name: (element) => lacks(element, 'LocalizedString'),
  Classification: (element) =>
    element.attributes.classificationNode === undefined &&
    (lacks(element, 'Slot') || (element.attributes.nodeRepresentation !== '' && lacks(element, 'Name'))),
  ValueList: (element) => lacks(element, 'Value'),
  ExternalIdentifier: (element) => lacks(element, 'Name'),
  acknowledgementDetail: (element) => lacks(element, 'text') || lacks(element, 'code'),
  birthTime: (element) => (element.attributes.value ?? '').length < 8,
}
