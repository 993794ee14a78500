/** What a reference's text says by its form alone. */
export type ReferenceForm =
  /** `#`, or `#id` of a contained resource; the id without its mark, empty for the container. */
  | { readonly form: 'fragment'; readonly id: string }
  /** A URL or urn without version and fragment; `type` when its path is RESTful. */
  | { readonly form: 'absolute'; readonly url: string; readonly version?: string; readonly type?: string }
  /** `Patient/1`, with or without `/_history/2`; neither type nor id need be one that R4 knows. */
  | { readonly form: 'relative'; readonly type: string; readonly id: string; readonly version?: string }
  /** `Patient?identifier=1`: a conditional reference of a transaction. */
  | { readonly form: 'search'; readonly type: string }
  | { readonly form: 'malformed' }

/** The resource types of FHIR R4 (https://hl7.org/fhir/R4/resourcelist.html), the two abstract ones aside. */
const resourceTypes: ReadonlySet<string> = new Set(
  `Account ActivityDefinition AdverseEvent AllergyIntolerance Appointment AppointmentResponse AuditEvent Basic Binary
  BiologicallyDerivedProduct BodyStructure Bundle CapabilityStatement CarePlan CareTeam CatalogEntry ChargeItem
  ChargeItemDefinition Claim ClaimResponse ClinicalImpression CodeSystem Communication CommunicationRequest
  CompartmentDefinition Composition ConceptMap Condition Consent Contract Coverage CoverageEligibilityRequest
  CoverageEligibilityResponse DetectedIssue Device DeviceDefinition DeviceMetric DeviceRequest DeviceUseStatement
  DiagnosticReport DocumentManifest DocumentReference EffectEvidenceSynthesis Encounter Endpoint EnrollmentRequest
  EnrollmentResponse EpisodeOfCare EventDefinition Evidence EvidenceVariable ExampleScenario ExplanationOfBenefit
  FamilyMemberHistory Flag Goal GraphDefinition Group GuidanceResponse HealthcareService ImagingStudy Immunization
  ImmunizationEvaluation ImmunizationRecommendation ImplementationGuide InsurancePlan Invoice Library Linkage List
  Location Measure MeasureReport Media Medication MedicationAdministration MedicationDispense MedicationKnowledge
  MedicationRequest MedicationStatement MedicinalProduct MedicinalProductAuthorization
  MedicinalProductContraindication MedicinalProductIndication MedicinalProductIngredient MedicinalProductInteraction
  MedicinalProductManufactured MedicinalProductPackaged MedicinalProductPharmaceutical
  MedicinalProductUndesirableEffect MessageDefinition MessageHeader MolecularSequence NamingSystem NutritionOrder
  Observation ObservationDefinition OperationDefinition OperationOutcome Organization OrganizationAffiliation
  Parameters Patient PaymentNotice PaymentReconciliation Person PlanDefinition Practitioner PractitionerRole Procedure
  Provenance Questionnaire QuestionnaireResponse RelatedPerson RequestGroup ResearchDefinition
  ResearchElementDefinition ResearchStudy ResearchSubject RiskAssessment RiskEvidenceSynthesis Schedule
  SearchParameter ServiceRequest Slot Specimen SpecimenDefinition StructureDefinition StructureMap Subscription
  Substance SubstanceNucleicAcid SubstancePolymer SubstanceProtein SubstanceReferenceInformation
  SubstanceSourceMaterial SubstanceSpecification SupplyDelivery SupplyRequest Task TerminologyCapabilities TestReport
  TestScript ValueSet VerificationResult VisionPrescription`.split(/\s+/),
)

const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/
const instance = /^([A-Za-z]+)\/([^/?]+)$/
const logicalId = /^[A-Za-z0-9\-.]{1,64}$/
const search = /^([A-Za-z]+)\?[^?]+$/
const restful = /^https?:\/\/.*\/([A-Za-z]+)\/[A-Za-z0-9\-.]{1,64}$/
const history = '/_history/'

/** Whether R4 has a resource of this name. */
export function isResourceType(name: string): boolean {
  return resourceTypes.has(name)
}

/** @see https://hl7.org/fhir/R4/datatypes.html#id */
export function isLogicalId(text: string): boolean {
  return logicalId.test(text)
}

/** Whether the text begins with a scheme, as `https:` or `urn:`. */
export function isAbsolute(text: string): boolean {
  return scheme.test(text)
}

/**
 * Reads `Reference.reference` by its form; where it leads is the document index's to say.
 *
 * @see https://hl7.org/fhir/R4/references.html#literal
 */
export function readReference(text: string): ReferenceForm {
  if (/\s/.test(text)) return { form: 'malformed' }
  if (text.startsWith('#')) return { form: 'fragment', id: text.slice(1) }
  const { address, version } = withoutVersion(text.split('#', 1)[0] ?? '')
  const versioned = version === undefined ? {} : { version }
  if (isAbsolute(address)) return { form: 'absolute', url: address, ...versioned, ...typeOf(address) }
  const [, type = '', id = ''] = instance.exec(address) ?? []
  if (type !== '') return { form: 'relative', type, id, ...versioned }
  const searched = search.exec(address)?.[1] ?? ''
  return isResourceType(searched) ? { form: 'search', type: searched } : { form: 'malformed' }
}

/**
 * The server's address, ending in a slash, when the URL is a RESTful one of an instance; relative references of the
 * resource that stands under such a full URL are joined to it.
 *
 * @see https://hl7.org/fhir/R4/bundle.html#references
 */
export function serviceBase(fullUrl: string): string | undefined {
  const type = typeOf(fullUrl).type
  return type === undefined ? undefined : fullUrl.slice(0, fullUrl.lastIndexOf(`/${type}/`) + 1)
}

function typeOf(url: string): { readonly type?: string } {
  const type = restful.exec(url)?.[1]
  return type !== undefined && isResourceType(type) ? { type } : {}
}

function withoutVersion(address: string): { readonly address: string; readonly version?: string } {
  const at = address.lastIndexOf(history)
  return at < 0 ? { address } : { address: address.slice(0, at), version: address.slice(at + history.length) }
}
