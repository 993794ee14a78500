import { type Language, type Text, text, texts } from '../../../protocols/web/language.ts'
import type { SearchField } from '../../../standards/smp/search-mask.ts'

const byKind = texts({
  nb: {
    identifier: 'Personens nummer i landet',
    family: 'Etternavn',
    given: 'Fornavn',
    'birth-date': 'Fødselsdato',
    gender: 'Kjønn',
    street: 'Gate',
    city: 'Sted',
    'postal-code': 'Postnummer',
    country: 'Land (kode)',
    'access-code': 'Tilgangskode fra pasienten',
    'prescription-id': 'Reseptnummer',
    'dispensation-pin': 'PIN for utlevering',
  },
  nn: {
    identifier: 'Nummeret til personen i landet',
    family: 'Etternamn',
    given: 'Fornamn',
    'birth-date': 'Fødselsdato',
    gender: 'Kjønn',
    street: 'Gate',
    city: 'Stad',
    'postal-code': 'Postnummer',
    country: 'Land (kode)',
    'access-code': 'Tilgangskode frå pasienten',
    'prescription-id': 'Reseptnummer',
    'dispensation-pin': 'PIN for utlevering',
  },
  en: {
    identifier: 'The person’s number in the country',
    family: 'Family name',
    given: 'Given name',
    'birth-date': 'Date of birth',
    gender: 'Sex',
    street: 'Street',
    city: 'Town',
    'postal-code': 'Postal code',
    country: 'Country (code)',
    'access-code': 'Access code from the patient',
    'prescription-id': 'Prescription number',
    'dispensation-pin': 'PIN for dispensing',
  },
})

const byLabel = texts({
  nb: {
    nationalpersonidentifier: 'Nasjonalt personnummer',
    nationalsocialsecuritynumber: 'Trygdenummer',
    nationalidentitycardnumber: 'Nummer på ID-kort',
    healthcardnumber: 'Nummer på helsekort',
    healthinsurancenumber: 'Forsikringsnummer for helse',
    regionalpatientidentifier: 'Pasientnummer i regionen',
    regionidentifier: 'Region',
    passportnumber: 'Passnummer',
  },
  nn: {
    nationalpersonidentifier: 'Nasjonalt personnummer',
    nationalsocialsecuritynumber: 'Trygdenummer',
    nationalidentitycardnumber: 'Nummer på ID-kort',
    healthcardnumber: 'Nummer på helsekort',
    healthinsurancenumber: 'Forsikringsnummer for helse',
    regionalpatientidentifier: 'Pasientnummer i regionen',
    regionidentifier: 'Region',
    passportnumber: 'Passnummer',
  },
  en: {
    nationalpersonidentifier: 'National person number',
    nationalsocialsecuritynumber: 'Social security number',
    nationalidentitycardnumber: 'Number on the ID card',
    healthcardnumber: 'Number on the health card',
    healthinsurancenumber: 'Health insurance number',
    regionalpatientidentifier: 'Patient number in the region',
    regionidentifier: 'Region',
    passportnumber: 'Passport number',
  },
})

/**
 * What a field is called. Masks label identifiers by key (`label.ism.healthCardNumber`) or in plain words; the old keys
 * (`patient.search.…`) say no more than that it is a number.
 */
export function fieldName({ kind, label }: SearchField, language: Language): Text {
  if (kind !== 'identifier') return byKind(language)[kind]
  const key = label.slice(label.lastIndexOf('.') + 1).toLowerCase()
  const known = byLabel(language)
  if (Object.hasOwn(known, key)) return known[key as keyof typeof known]
  return /\s/.test(label.trim()) ? text(label, 'en', language !== 'en') : byKind(language).identifier
}
