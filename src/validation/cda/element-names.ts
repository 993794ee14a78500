/**
 * What elements of CDA documents are called: CDA R2 with its data types and narrative, and the medication extension of
 * MyHealth@EU. Whatever else an element is called was chosen by a sender, and may tell of somebody.
 */
const names: ReadonlySet<string> = new Set(
  `
  ClinicalDocument realmCode typeId templateId id code title effectiveTime confidentialityCode languageCode setId
  versionNumber copyTime recordTarget author dataEnterer informant custodian informationRecipient legalAuthenticator
  authenticator participant inFulfillmentOf documentationOf relatedDocument authorization componentOf component

  patientRole addr telecom patient providerOrganization name administrativeGenderCode birthTime deceasedInd deceasedTime
  maritalStatusCode religiousAffiliationCode raceCode ethnicGroupCode guardian guardianPerson guardianOrganization
  birthplace place languageCommunication modeCode proficiencyLevelCode preferenceInd
  functionCode time assignedAuthor assignedPerson assignedAuthoringDevice manufacturerModelName softwareName
  asMaintainedEntity maintainingPerson assignedEntity relatedEntity relatedPerson representedOrganization
  assignedCustodian representedCustodianOrganization intendedRecipient receivedOrganization signatureCode
  associatedEntity associatedPerson scopingOrganization order priorityCode serviceEvent performer parentDocument consent
  statusCode encompassingEncounter dischargeDispositionCode responsibleParty encounterParticipant location
  healthCareFacility serviceProviderOrganization standardIndustryClassCode asOrganizationPartOf asOrganinizationPartOf
  wholeOrganization

  nonXMLBody structuredBody section text entry entryRelationship reference subject relatedSubject specimen specimenRole
  specimenPlayingEntity act encounter observation observationMedia organizer procedure regionOfInterest
  substanceAdministration supply value interpretationCode methodCode targetSiteCode approachSiteCode referenceRange
  observationRange precondition criterion repeatNumber routeCode doseQuantity rateQuantity maxDoseQuantity
  administrationUnitCode independentInd expectedUseTime quantity derivationExpr uncertaintyCode seperatableInd
  sequenceNumber consumable product manufacturedProduct manufacturedLabeledDrug manufacturedMaterial
  manufacturerOrganization lotNumberText expirationTime participantRole playingDevice playingEntity scopingEntity desc
  externalAct externalDocument externalObservation externalProcedure

  asContent asSpecializedKind containerPackagedMedicine containerPackagedProduct generalizedMaterialKind
  generalizedMedicineClass ingredient ingredientSubstance subIngredient part partProduct formCode capacityQuantity
  capTypeCode marketingAuthorizationHolder subjectOf5 substitutionPermission

  originalText qualifier translation thumbnail low high center width period phase event offset comp numerator
  denominator head increment origin scale digits useablePeriod validTime family given prefix suffix delimiter
  country state county city postalCode streetAddressLine houseNumber houseNumberNumeric direction streetName
  streetNameBase streetNameType additionalLocator unitID unitType careOf censusTract deliveryAddressLine
  deliveryInstallationType deliveryInstallationArea deliveryInstallationQualifier deliveryMode deliveryModeIdentifier
  buildingNumberSuffix postBox precinct

  content linkHtml sub sup br footnote footnoteRef renderMultiMedia paragraph caption list item table thead tbody tfoot
  tr th td col colgroup
  `
    .trim()
    .split(/\s+/),
)

/** Is an element of CDA called so? Other names are values of the document, which no finding repeats. */
export const isElementName = (name: string): boolean => names.has(name)
