import { texts } from '../../../protocols/web/language.ts'

/** With which documents a country asks for a prescription's number or PIN, by the scope of its search mask. */
export const scopeTexts = texts({
  nb: {
    PS: 'Landet ber om dette for pasientoppsummeringen.',
    ALL: 'Landet ber om dette for alle dokumenter.',
    EP: 'Landet ber om dette for resepter.',
  },
  nn: {
    PS: 'Landet ber om dette for pasientoppsummeringa.',
    ALL: 'Landet ber om dette for alle dokument.',
    EP: 'Landet ber om dette for reseptar.',
  },
  en: {
    PS: 'The country asks for this with the patient summary.',
    ALL: 'The country asks for this with all documents.',
    EP: 'The country asks for this with prescriptions.',
  },
})
