/**
 * Which elements the templates of the Patient Summary want, in our own notation.
 *
 * `name!` mandatory: there, and not null. `name?` required: there, null allowed. `name` optional, named to say what it
 * holds. `(…)` children. `@name` an attribute that must be there. `~NI` the only null flavour allowed. `*` a doctor may
 * misread the entry without it. `pharm:` only in the namespace of wave 6 and later. `a|b` either.
 *
 * Facts of the eHDSI templates of 2024-04-19 (art-decor epsos-; `exchange.md` 2.2–2.3). What has a rule of its own
 * (the patient's name, id and birth date, doses, allergens) is left out here, so that nothing is told twice.
 */

const person = 'name?(family! given!)'
const contact = 'addr?~NI telecom?~NI'
const organisation = `representedOrganization?(id? name? telecom?~NI addr?(country?))`

const author = `author!(time? assignedAuthor!(id? addr? telecom? assignedPerson|assignedAuthoringDevice! assignedPerson(${person}) ${organisation}))`
const entryAuthor = `author(time? assignedAuthor!(id? addr? telecom? assignedPerson(${person}) ${organisation}))`

const header = `
  typeId!(@root @extension) id! code(@displayName) title! confidentialityCode?
  recordTarget(patientRole(${contact} patient(guardian(templateId! ${contact} guardianPerson?(name?(family? given?))))))
  ${author}
  custodian!(assignedCustodian?(representedCustodianOrganization?(id? name?~NI telecom?~NI addr?(country?))))
  legalAuthenticator(time! signatureCode? assignedEntity!(id! addr?~NI telecom?~NI
    assignedPerson?(name?(family! given!)) representedOrganization!(id? name? telecom?~NI addr?(country?))))
  participant(templateId! associatedEntity(@classCode ${contact}
    associatedPerson|scopingOrganization! associatedPerson(name?(family? given?)) scopingOrganization(name?)))
  relatedDocument!(parentDocument?(id?))`

const text = 'text!(reference!(@value))'
const optionalText = 'text?(reference!(@value))'
const section = 'templateId! code!(@displayName) title! text!'
const nestedPackages = 'pharm:quantity!(@value) pharm:containerPackagedProduct?(pharm:formCode?)'

/** Level → the header and body of the document. */
export const documentElements: Readonly<Record<'L3' | 'L1', string>> = {
  L3: `${header} participant? documentationOf?(serviceEvent?(effectiveTime?
    performer(@typeCode functionCode? assignedEntity!(id? addr? telecom?~NI assignedPerson(name?) ${organisation}))))
    component!(structuredBody!(component?(section!(templateId? code! title! text!))))`,
  L1: `${header} component!(nonXMLBody!(text!(@mediaType @representation)))`,
}

/** Tail of the template under the eHDSI node → what its element holds. */
export const templateElements: Readonly<Record<string, string>> = {
  '2.3': section,
  '2.4': section,
  '2.5': section,
  '2.6': section,
  '2.7': section,
  '2.8': section,
  '2.9': section,
  '2.10': section,
  '2.11': section,
  '2.12': section,
  '2.13': `${section} entry?`,
  '2.14': section,
  '2.15': `${section} entry?`,
  '2.16': section,

  '3.4': `@moodCode id! statusCode! effectiveTime? consumable?(manufacturedProduct?(templateId? manufacturedMaterial?(templateId!
      pharm:asContent(${nestedPackages}) pharm:asSpecializedKind(pharm:generalizedMaterialKind!(pharm:code?))
      pharm:ingredient(pharm:quantity!(numerator?(@unit @value) denominator?(@unit @value)) pharm:ingredientSubstance?(pharm:code?)))))
    ${entryAuthor}`,
  '3.5': `${text} effectiveTime?(low?) participant?(participantRole?(playingDevice?(code?)))`,
  '3.7': `id! ${text}`,
  '3.8': `code? ${optionalText} statusCode! value?`,
  '3.9': `code! ${text} statusCode! value?*`,
  '3.10': `code! ${text} statusCode! value?*`,
  '3.11': `code? ${optionalText} statusCode? ${entryAuthor}`,
  '3.13': 'statusCode!',
  '3.15': `id? code! effectiveTime(low?) entryRelationship?*`,
  '3.16': 'code! entryRelationship?*',
  '3.17': `code? ${optionalText} statusCode? participant(participantRole?(playingEntity?(code?)))`,
  '3.19': `id! code! ${optionalText} statusCode? consumable?(manufacturedProduct?(templateId? manufacturedMaterial?(code?(originalText?) name?)))
    participant(participantRole?(code? playingEntity?)) performer(assignedEntity?(id?))`,
  '3.21': 'id! code! statusCode! effectiveTime? component!*',
  '3.22': `id! code! ${text} statusCode! effectiveTime?*`,
  '3.23': 'id! code! text! statusCode? effectiveTime?(low?) value?*',
  '3.24': 'id? text! statusCode? effectiveTime? value?*',
  '3.25': 'id! code! text? statusCode! effectiveTime?',
  '3.26': `@moodCode id? code? ${optionalText} statusCode? effectiveTime?`,
  '3.28': 'code? statusCode? value?',
  '3.33': `code! ${text} statusCode! value!*`,
  '3.34': `code! ${text} statusCode! value!*`,
  '3.35': `code! ${text} statusCode! value!*`,
  '3.39': 'id! code! statusCode! component!',
  '3.40': `id! code? ${optionalText} statusCode! effectiveTime? value?*`,
  '3.41': `id! code! ${optionalText} statusCode! effectiveTime?`,
  '3.42': `@classCode code? statusCode! component!* author(time? assignedAuthor!(id?)) performer(assignedEntity?(id?))`,
  '3.43': `code! ${optionalText} statusCode! effectiveTime?* author(time? assignedAuthor!(id?))
    referenceRange(observationRange!(value!))`,
  '3.44': `${text} effectiveTime!(low?)`,
  '3.45': `code! ${optionalText} statusCode? effectiveTime? value?*`,
  '3.46': `code! ${optionalText} statusCode? effectiveTime? value?*`,
  '3.48': 'code? statusCode? performer(assignedEntity?(id?))',
  '3.49': `code! ${text} statusCode! value!*`,
}
